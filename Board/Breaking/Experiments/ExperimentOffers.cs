using Evolution.Board.Connection;
using Evolution.Lab.Experiments;

namespace Evolution.Board.Breaking.Experiments;

/// <summary>Determines which experiments apply to the running topologies.</summary>
sealed class ExperimentOffers(HostConnection host)
{
    /// <summary>Returns the experiments that at least one topology allows, in the order in which they run.</summary>
    /// <exception cref="HostAwayException">The host does not respond.</exception>
    public async Task<IReadOnlyList<IExperimentFault>> AllowedAsync()
    {
        var control = host.Client;
        var topologies = await host.AskAsync(asked => asked.TopologiesAsync());
        return [.. FaultCatalog.All.Where(fault => topologies.Any(topology => Allows(new(control, topology), fault)))];
    }

    static bool Allows(Lab.Hosts.RunningTopology topology, IExperimentFault fault)
    {
        using var context = new ExperimentContext(topology, TimeSpan.Zero, RunOptions.Read(pace: null, rate: null), _ => { });
        return fault.ObjectionTo(context) is null;
    }
}
