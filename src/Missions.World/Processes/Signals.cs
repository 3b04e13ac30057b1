using System.Runtime.InteropServices;

namespace Missions.World.Processes;

/// <summary>Ends processes. One that is gone already is fine.</summary>
internal static partial class Signals
{
    private const int SigKill = 9;
    private const int SigTerm = 15;

    public static void Kill(int process) => _ = Send(process, SigKill);

    /// <summary>Asks it to end, for programs that clean up after themselves.</summary>
    public static void Terminate(int process) => _ = Send(process, SigTerm);

    public static void TerminateGroup(int leader) => _ = Send(-leader, SigTerm);

    public static void KillGroup(int leader) => _ = Send(-leader, SigKill);

    /// <summary>
    /// Kills the process at the end of a chain of only children: a wrapper's wrapped program. The wrappers then end by
    /// themselves, after the kernel has ended everything below, which killing them first would not wait for.
    /// </summary>
    public static void KillInnermost(int process, int depth)
    {
        while (depth-- > 0 && OnlyChild(process) is { } child) process = child;
        Kill(process);
    }

    private static int? OnlyChild(int process)
    {
        try
        {
            var children = File.ReadAllText($"/proc/{process}/task/{process}/children");
            return int.TryParse(children.AsSpan().Trim(), out var child) ? child : null;
        }
        catch (IOException)
        {
            return null;
        }
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Send(int process, int signal);
}
