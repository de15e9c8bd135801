using System.Diagnostics;
using Evolution.Control.Processes;
using Evolution.Lab.Processes;

namespace Evolution.Lab.Crashing.Faults;

/// <summary>
/// Pauses the processes of a resource (SIGSTOP), like a machine that swaps or a virtual machine that is migrated, and resumes them
/// later (SIGCONT) with their old state, while the other processes have continued.
/// </summary>
/// <param name="victim">A service, a store or the broker.</param>
/// <param name="duration">How long it is paused.</param>
public sealed class Paused(string victim, TimeSpan duration) : ICrashFault
{
    static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    public string Name => $"{victim} stood still for {duration.TotalSeconds:0.0} s";

    public async Task InjectAsync(FaultTarget target, CancellationToken cancellationToken)
    {
        var resource = await target.Control.ResourceAsync(target.NameOf(victim), cancellationToken);
        var root = resource.ProcessId ?? throw new LabException($"{resource.Name} has no process: it is {resource.Summary}.");
        var stopped = ProcessFamily.Of(root);
        await SignalAsync("STOP", stopped);
        try
        {
            await Task.Delay(duration, cancellationToken);
        }
        finally
        {
            await SignalAsync("CONT", stopped);
        }
        await target.MakeWholeAsync(cancellationToken);
    }

    static async Task SignalAsync(string signal, IReadOnlyList<int> processes)
    {
        var sent = await new Subprocess("kill", [$"-{signal}", .. processes.Select(process => $"{process}")]) { Limit = Limit }.RunAsync(CancellationToken.None);

        // A database process that served one connection may have ended together with the connection.
        if (!sent.Succeeded && processes.All(IsAlive)) throw new LabException($"{string.Join(", ", processes)} could not be sent SIG{signal}: {sent.Text}");
    }

    static bool IsAlive(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
