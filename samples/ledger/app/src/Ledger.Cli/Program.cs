using Ledger;
using Ledger.Cli;

return Commands.Run(args, Console.Out, Console.Error);
