using Evolution.Control;
using Evolution.Lab.Tracing;

namespace Evolution.Evo.Commands;

/// <summary>Searches the logs of all running hosts for an order, and writes its trail.</summary>
/// <param name="controlFolder">The folder in which hosts store their control files.</param>
/// <param name="output">The writer for the trail.</param>
sealed class TraceSession(string controlFolder, TextWriter output)
{
    /// <summary>Writes the trail of an order.</summary>
    /// <exception cref="LabException">No host is running, or no log contains the order.</exception>
    public async Task RunAsync(Guid order, bool asJson, CancellationToken cancellationToken)
    {
        var hosts = await HostFinder.FindAsync(controlFolder, cancellationToken);
        try
        {
            var trails = FilterTrails(order, await Task.WhenAll(hosts.Select(host => TrailReader.ReadAsync(host, order, cancellationToken))));
            foreach (var line in asJson ? [TrailText.ToJson(trails)] : trails.SelectMany(TrailText.FormatLines)) output.WriteLine(line);
        }
        catch (Exception exception) when (exception is HttpRequestException or ControlException or TimeoutException)
        {
            throw new LabException($"The logs cannot be read: {exception.Message}", cause: exception);
        }
        finally
        {
            foreach (var host in hosts) host.Dispose();
        }
    }

    static IReadOnlyList<Trail> FilterTrails(Guid order, IReadOnlyList<Trail> trails)
    {
        if (trails is []) throw new LabException("No host is running. Start the shop with ./evo run, and place an order.");
        Trail[] matches = [.. trails.Where(trail => trail.Lines is not [])];
        if (matches is not []) return matches;
        var (lines, services) = (trails.Sum(trail => trail.Searched), trails.SelectMany(trail => trail.Services));
        throw new LabException($"Order {order} was not found. Lines searched: {lines:N0}, of {string.Join(", ", services)}. A host keeps only the last lines of each log.");
    }
}
