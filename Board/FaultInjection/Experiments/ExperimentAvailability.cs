using Evolution.Board.Connection;
using Evolution.Lab.Experiments;

namespace Evolution.Board.FaultInjection.Experiments;

/// <summary>Determines which experiments apply to the running topologies.</summary>
sealed class ExperimentAvailability(HostConnection host)
{
    /// <summary>Returns the experiments that apply to at least one running topology, in the order in which they run.</summary>
    /// <exception cref="HostUnavailableException">The host does not respond.</exception>
    public async Task<IReadOnlyList<IExperimentFault>> GetAvailableAsync()
    {
        var control = host.Client;
        var topologies = await host.SendAsync(client => client.GetTopologiesAsync());
        return [.. FaultCatalog.All.Where(fault => topologies.Any(topology => AppliesTo(new(control, topology), fault)))];
    }

    static bool AppliesTo(Lab.Hosts.RunningTopology topology, IExperimentFault fault)
    {
        using var context = new ExperimentContext(topology, TimeSpan.Zero, ExperimentOptionsParser.Parse(pace: null, rate: null), _ => { });
        return fault.GetObjection(context) is null;
    }
}
