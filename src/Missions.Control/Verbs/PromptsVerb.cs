using System.CommandLine;
using System.Text;
using System.Text.Json.Nodes;
using Missions.Control.Wiring;
using Missions.Engine;
using Missions.Engine.Prompts;
using Missions.Engine.Views;

namespace Missions.Control.Verbs;

/// <summary>The texts that agents are told, and how to change them.</summary>
internal static class PromptsVerb
{
    public static Command Make(Cli cli) =>
        new("prompts", "List, read, copy out and compare the texts that agents are told.")
    {
        List(cli), Show(cli), Eject(cli), Diff(cli),
    };

    private static Command List(Cli cli)
    {
        var json = Words.Json();
        return new Command("list", "Name every prompt, and where the one that counts comes from.")
        {
            json,
        }.Does(cli, async (typed, ct) =>
        {
            var folders = await FoldersAsync(cli, ct);
            var prompts = new JsonArray();
            foreach (var name in PromptLibrary.Names)
            {
                var place = await folders.PlaceAsync(name, ct);
                prompts.Add(new JsonObject { ["name"] = name, ["from"] = place ?? "built in" });
                if (!typed.GetValue(json)) await cli.Out.WriteLineAsync($"{name,-34} {place ?? "built in"}");
            }
            if (typed.GetValue(json)) await cli.WriteAsync(new() { ["prompts"] = prompts });
            return Exit.Done;
        });
    }

    private static Command Show(Cli cli)
    {
        var (name, json) = (Name(), Words.Json());
        return new Command("show", "Print the text that counts.") { name, json }.Does(cli, async (typed, ct) =>
        {
            var prompt = typed.GetRequiredValue(name);
            var text = await (await FoldersAsync(cli, ct)).TextAsync(prompt, ct) ?? throw new PromptMissing(prompt);
            if (typed.GetValue(json))
                await cli.WriteAsync(new() { ["name"] = prompt, ["hash"] = PromptLibrary.Hash(text), ["text"] = text });
            else await cli.Out.WriteLineAsync(text.TrimEnd());
            return Exit.Done;
        });
    }

    private static Command Eject(Cli cli)
    {
        var (name, json) = (Name(), Words.Json());
        var user = new Option<bool>("--user") { Description = "Into your own home instead of the repository." };
        return new Command("eject", "Copy a prompt out, to be changed.")
        {
            name, user, json,
        }.Does(cli, async (typed, ct) =>
        {
            var prompt = typed.GetRequiredValue(name);
            var text = PromptLibrary.BuiltIn(prompt) ?? throw new PromptMissing(prompt);
            var folders = await FoldersAsync(cli, ct);
            var folder = typed.GetValue(user) ? folders.OfUser
                : folders.OfRepository
                    ?? throw new UsedWrongly("This is no repository; --user copies it into your own home.");

            var path = Path.Combine(folder, prompt);
            if (await cli.Machine.Files.ReadAsync(path, ct) is not null)
                throw new UsedWrongly($"{path} is there already.");
            var copy = $"{PromptFolders.BasedOn}{PromptLibrary.Hash(text)}\n---\n{text}";
            await cli.Machine.Files.WriteAsync(path, Encoding.UTF8.GetBytes(copy), ct);
            await (typed.GetValue(json)
                ? cli.Error
                : cli.Out).WriteLineAsync($"Wrote {path}. It counts from the next run on.");
            if (typed.GetValue(json)) await cli.WriteAsync(new() { ["name"] = prompt, ["path"] = path });
            return Exit.Done;
        });
    }

    private static Command Diff(Cli cli)
    {
        var (name, json) = (Name(), Words.Json());
        return new Command("diff", "Compare a prompt of yours with the one built in.")
        {
            name, json,
        }.Does(cli, async (typed, ct) =>
        {
            var prompt = typed.GetRequiredValue(name);
            var original = PromptLibrary.BuiltIn(prompt) ?? throw new PromptMissing(prompt);
            var text = await (await FoldersAsync(cli, ct)).TextAsync(prompt, ct) ?? original;
            var lines = LineDiff.Of(original.TrimEnd().Split('\n'), WithoutOrigin(text).TrimEnd().Split('\n')).ToList();

            if (typed.GetValue(json))
                await cli.WriteAsync(new() { ["name"] = prompt, ["diff"] = string.Join('\n', lines) });
            else
                foreach (var line in lines) await cli.Out.WriteLineAsync(line);
            return Exit.Done;
        });
    }

    private static string WithoutOrigin(string text) => text.StartsWith(PromptFolders.BasedOn, StringComparison.Ordinal)
        ? text[(text.IndexOf("\n---\n", 4, StringComparison.Ordinal) + 5)..]
        : text;

    private static Argument<string> Name() => new("NAME") { Description = "Such as worker/implement.md." };

    private static async Task<PromptFolders> FoldersAsync(Cli cli, CancellationToken ct) =>
        new(cli.Machine, await cli.Missions.TopAsync(ct));
}
