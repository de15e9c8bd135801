using Evolution.Board.Connection;
using Evolution.Board.Live;
using Evolution.Control;
using Evolution.Lab;
using Evolution.Lab.Hosts;

namespace Evolution.Board.Breaking.Play;

/// <summary>Reads which faults are switched on, from the services themselves.</summary>
sealed class FaultReading(HostConnection host)
{
    /// <summary>Queries every running service.</summary>
    /// <returns>The faults by the services' full names. Services that do not respond are missing.</returns>
    public async Task<IReadOnlyDictionary<string, ServiceFaults>> ReadAsync(HostView view)
    {
        var asked = await Task.WhenAll(view.Topologies.SelectMany(topology => topology.Services.Where(service => service.IsRunning).Select(service => AskAsync(topology, service.Name))));
        return asked.Where(answer => answer.Faults is not null).ToDictionary(answer => answer.Service, answer => answer.Faults!);
    }

    async Task<(string Service, ServiceFaults? Faults)> AskAsync(TopologyView topology, string service)
    {
        try
        {
            using var lab = new ServiceLab(new RunningTopology(host.Client, topology.State));
            return (service, await lab.GetAsync<ServiceFaults>(topology.ShortName(service), "faults", CancellationToken.None));
        }
        catch (Exception exception) when (exception is LabException or ControlException or HostAwayException or HttpRequestException or TimeoutException or System.Text.Json.JsonException)
        {
            return (service, null);
        }
    }
}
