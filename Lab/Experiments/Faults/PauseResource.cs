using System.Diagnostics;
using Evolution.Control.Processes;
using Evolution.Lab.Processes;

namespace Evolution.Lab.Experiments.Faults;

/// <summary>
/// Pauses the processes of a resource (SIGSTOP) or its container, like a machine that swaps or a virtual machine during migration, and
/// resumes them later with stale state.
/// </summary>
/// <param name="name">A service, a store or the broker.</param>
public sealed class PauseResource(string name) : IFault
{
    static readonly TimeSpan SignalTimeout = TimeSpan.FromSeconds(10);

    IReadOnlyList<int> pausedProcessIds = [];
    bool hasPausedContainer;

    public async Task InjectAsync(ExperimentContext context, CancellationToken cancellationToken)
    {
        var resource = await context.Control.GetResourceAsync(context.Topology.GetFullName(name), cancellationToken);
        if (resource.ContainerId is not null)
        {
            await context.Control.PauseContainerAsync(resource.Name, cancellationToken);
            hasPausedContainer = true;
            return;
        }
        var rootId = resource.ProcessId ?? throw new LabException($"{resource.Name} has no process; its state is {resource.Summary}.");
        pausedProcessIds = ProcessDescendants.Of(rootId);
        await SignalAsync("STOP", pausedProcessIds);
    }

    public async Task HealAsync(ExperimentContext context, CancellationToken cancellationToken)
    {
        // Regardless of cancellation: a paused process or container cannot stop.
        if (pausedProcessIds is not []) await SignalAsync("CONT", pausedProcessIds);
        if (hasPausedContainer) await context.Control.UnpauseContainerAsync(context.Topology.GetFullName(name), CancellationToken.None);
        await context.StartStoppedResourcesAsync(cancellationToken);
    }

    static async Task SignalAsync(string signal, IReadOnlyList<int> processIds)
    {
        var result = await new Subprocess("kill", [$"-{signal}", .. processIds.Select(id => $"{id}")]) { Timeout = SignalTimeout }.RunAsync(CancellationToken.None);

        // A database process may have exited together with the connection that it served.
        if (!result.Succeeded && processIds.All(IsAlive)) throw new LabException($"SIG{signal} could not be sent to processes {string.Join(", ", processIds)}: {result.Text}");
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

    /// <summary>Generates pauses of each resource in turn.</summary>
    public sealed class Source : ICrashTestFaultSource
    {
        static readonly double[] DurationsInSeconds = [1, 3, 6, 12];

        public CrashTestStage Stage => CrashTestStage.Processes;

        public int Order => 50;

        public int Weight => 1;

        public IEnumerable<CrashTestFault> Generate(FaultTargets targets, Random random)
        {
            foreach (var resource in random.Cycle(targets.Resources))
            {
                var duration = TimeSpan.FromSeconds(DurationsInSeconds[random.Next(DurationsInSeconds.Length)]);
                yield return new($"{resource} paused for {duration.TotalSeconds:0.0} s", new PauseResource(resource), duration);
            }
        }
    }
}
