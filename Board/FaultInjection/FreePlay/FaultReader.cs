using Evolution.Board.Connection;
using Evolution.Board.Live;
using Evolution.Control;
using Evolution.Lab;
using Evolution.Lab.Hosts;

namespace Evolution.Board.FaultInjection.FreePlay;

/// <summary>Reads the active faults from the services.</summary>
sealed class FaultReader(HostConnection host)
{
    /// <summary>Queries every running service.</summary>
    /// <returns>The faults by full service name. Services that do not respond are omitted.</returns>
    public async Task<IReadOnlyDictionary<string, ServiceFaults>> ReadAsync(HostView view)
    {
        var results = await Task.WhenAll(view.Topologies.SelectMany(topology => topology.Services.Where(service => service.IsRunning).Select(service => ReadAsync(topology, service.Name))));
        return results.Where(result => result.Faults is not null).ToDictionary(result => result.Service, result => result.Faults!);
    }

    async Task<(string Service, ServiceFaults? Faults)> ReadAsync(TopologyView topology, string service)
    {
        try
        {
            using var lab = new LabEndpointClient(new RunningTopology(host.Client, topology.State));
            return (service, await lab.GetAsync<ServiceFaults>(topology.GetShortName(service), "faults", CancellationToken.None));
        }
        catch (Exception exception) when (exception is LabException or ControlException or HostUnavailableException or HttpRequestException or TimeoutException or System.Text.Json.JsonException)
        {
            return (service, null);
        }
    }
}
