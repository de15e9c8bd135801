using System.Diagnostics;
using Evolution.Lab.Hosts;
using Evolution.Lab.Processes;

namespace Evolution.Lab.Crashing;

/// <summary>A host that was killed, while what it had started went on.</summary>
/// <param name="Processes">What it had started, by process id, with the moment of its start.</param>
sealed record FallenHost(IReadOnlyDictionary<int, DateTime> Processes)
{
    static readonly TimeSpan Bereft = TimeSpan.FromSeconds(2);
    static readonly TimeSpan EndLimit = TimeSpan.FromSeconds(10);

    /// <summary>The processes that still run.</summary>
    public IReadOnlyList<int> Left => [.. Processes.Where(process => StartOf(process.Key) == process.Value).Select(process => process.Key)];

    /// <summary>Notes what a host has started, before it is killed.</summary>
    public static async Task<FallenHost> NoteAsync(RunningHost host, CancellationToken cancellation)
    {
        var resources = await host.Control.ResourcesAsync(cancellation: cancellation);
        return new(resources.Select(resource => resource.ProcessId).OfType<int>().SelectMany(ProcessFamily.Of).Distinct()
            .Select(id => (id, Start: StartOf(id))).Where(process => process.Start is not null)
            .ToDictionary(process => process.id, process => process.Start!.Value));
    }

    /// <summary>Kills it in the middle of the customers' orders, and lets them go on for a while: nobody of them needs it.</summary>
    public static async Task KillAsync(RunningHost host, Shoppers shoppers, CancellationToken cancellation)
    {
        shoppers.Come();
        try
        {
            using (var process = Process.GetProcessById(host.ProcessId)) process.Kill();
            await host.Ended.WaitAsync(EndLimit, cancellation);
            await Task.Delay(Bereft, cancellation);
        }
        finally
        {
            await shoppers.StayAwayAsync();
        }
    }

    static DateTime? StartOf(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            return process.StartTime;
        }
        catch (Exception gone) when (gone is ArgumentException or InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }
}
