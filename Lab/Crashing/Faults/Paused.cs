using System.Diagnostics;
using Evolution.Lab.Processes;

namespace Evolution.Lab.Crashing.Faults;

/// <summary>
/// Stops a resource's processes where they are (SIGSTOP), as a machine that swaps or a virtual machine that is moved does, and lets them go on
/// later (SIGCONT): with what they knew then, while the others have gone on.
/// </summary>
/// <param name="victim">A service, store or the broker.</param>
/// <param name="duration">How long it stands still.</param>
public sealed class Paused(string victim, TimeSpan duration) : ICrashFault
{
    static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    public string Name => $"{victim} stood still for {duration.TotalSeconds:0.0} s";

    public async Task InjectAsync(FaultTarget target, CancellationToken cancellation)
    {
        var resource = await target.Control.ResourceAsync(target.NameOf(victim), cancellation);
        var root = resource.ProcessId ?? throw new LabException($"{resource.Name} has no process: it is {resource.Summary}.");
        var stopped = ProcessFamily.Of(root);
        await SignalAsync("STOP", stopped);
        try
        {
            await Task.Delay(duration, cancellation);
        }
        finally
        {
            await SignalAsync("CONT", stopped);
        }
        await target.MakeWholeAsync(cancellation);
    }

    static async Task SignalAsync(string signal, IReadOnlyList<int> processes)
    {
        var sent = await new Subprocess("kill", [$"-{signal}", .. processes.Select(process => $"{process}")]) { Limit = Limit }.RunAsync(CancellationToken.None);

        // A process of the database that served one connection may have ended with it.
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
