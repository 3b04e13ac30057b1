using Ledger.Reports;

namespace Ledger.Cli;

/// <summary>Reads the journal and writes the report that was asked for.</summary>
internal static class Commands
{
    private const string Usage =
        "Usage: ledger balance|register|monthly|accounts|check FILE [--account NAME] [--in CURRENCY]";

    public static int Run(string[] args, TextWriter output, TextWriter errors)
    {
        if (Options.Parse(args) is not { } options) return Refuse(errors, Usage);
        if (!File.Exists(options.File)) return Refuse(errors, $"There is no file {options.File}.");
        try
        {
            var journal = JournalReader.Read(File.ReadAllText(options.File));
            if (Report(options, journal) is not { } report) return Refuse(errors, Usage);
            output.Write(report);
            return 0;
        }
        catch (Problem problem)
        {
            output.WriteLine($"{options.File}, {problem.Message}");
            return 1;
        }
    }

    private static string? Report(Options options, Journal journal) => options.Command switch
    {
        "balance" => BalanceReport.Write(journal, options.Account, options.Currency),
        "register" => RegisterReport.Write(journal, options.Account),
        "monthly" => MonthlyReport.Write(journal, options.Account),
        "accounts" => AccountsReport.Write(journal, options.Account),
        "check" => $"{journal.Transactions.Count} transactions balance.\n",
        _ => null,
    };

    private static int Refuse(TextWriter errors, string because)
    {
        errors.WriteLine(because);
        return 2;
    }
}
