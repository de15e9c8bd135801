using System.Diagnostics;
using Evolution.Control.Processes;
using Evolution.Lab.Processes;

namespace Evolution.Lab.Experiments.Faults;

/// <summary>
/// Pauses the processes of a resource (SIGSTOP), like a machine that swaps or a virtual machine that is migrated, and resumes them
/// later (SIGCONT) with their old state, while the other processes have continued.
/// </summary>
/// <param name="name">A service, a store or the broker.</param>
public sealed class PauseResource(string name) : IFault
{
    static readonly TimeSpan SignalTimeout = TimeSpan.FromSeconds(10);

    IReadOnlyList<int> paused = [];

    public async Task BreakAsync(ExperimentContext context, CancellationToken cancellationToken)
    {
        var resource = await context.Control.ResourceAsync(context.Topology.NameOf(name), cancellationToken);
        var root = resource.ProcessId ?? throw new LabException($"{resource.Name} has no process: it is {resource.Summary}.");
        paused = ProcessDescendants.Of(root);
        await SignalAsync("STOP", paused);
    }

    public async Task HealAsync(ExperimentContext context, CancellationToken cancellationToken)
    {
        if (paused is not []) await SignalAsync("CONT", paused);
    }

    static async Task SignalAsync(string signal, IReadOnlyList<int> processes)
    {
        var sent = await new Subprocess("kill", [$"-{signal}", .. processes.Select(process => $"{process}")]) { Timeout = SignalTimeout }.RunAsync(CancellationToken.None);

        // A database process that served one connection may have ended together with the connection.
        if (!sent.Succeeded && processes.All(IsAlive)) throw new LabException($"SIG{signal} could not be sent to processes {string.Join(", ", processes)}: {sent.Text}");
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

    /// <summary>Generates each resource in turn.</summary>
    public sealed class Source : ICrashTestFaultSource
    {
        static readonly double[] Seconds = [1, 3, 6, 12];

        public CrashTestStage Stage => CrashTestStage.Processes;

        public int Weight => 1;

        public IEnumerable<CrashTestFault> Generate(FaultTargets targets, Random random)
        {
            foreach (var resource in random.Cycle(targets.Resources))
            {
                var duration = TimeSpan.FromSeconds(Seconds[random.Next(Seconds.Length)]);
                yield return new($"{resource} paused for {duration.TotalSeconds:0.0} s", new PauseResource(resource), duration);
            }
        }
    }
}
