using Evolution.Control;

namespace Evolution.Lab.Tracing;

/// <summary>Reads the trail of an order from the logs of all services that a host runs.</summary>
public static class TrailReader
{
    // The maximum that a control server returns.
    const int MaxLines = 10_000;

    /// <summary>Reads the trail.</summary>
    /// <param name="control">The host's control server.</param>
    /// <param name="order">The order.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>A trail without lines if no log contains the order.</returns>
    public static async Task<Trail> ReadAsync(ControlClient control, Guid order, CancellationToken cancellationToken)
    {
        var resources = await control.GetResourcesAsync(cancellationToken: cancellationToken);
        string[] services = [.. resources.Where(resource => resource.IsService).Select(resource => resource.Name)];
        var logs = await Task.WhenAll(services.Select(async service => (Service: service, Lines: await control.GetLogAsync(service, MaxLines, cancellationToken))));
        return Trail.Of(order, [.. logs.SelectMany(log => log.Lines.Select(line => LogEntry.Read(log.Service, line)).OfType<LogEntry>())], services);
    }
}
