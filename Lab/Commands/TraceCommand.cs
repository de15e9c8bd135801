using System.CommandLine;
using Evolution.Lab.Control;
using Evolution.Lab.Processes;
using Evolution.Lab.Tracing;

namespace Evolution.Lab.Commands;

/// <summary><c>evo trace</c>: what all services' logs say of one order, as one trail.</summary>
sealed class TraceCommand : Command
{
    readonly Argument<string> order = new("ORDER") { Description = "The order's id, as the shop tells it." };

    readonly Option<bool> json = new("--json") { Description = "Writes it as JSON." };

    public TraceCommand() : base("trace", "Shows the trail of an order through all services' logs.")
    {
        Add(order);
        Add(json);
        SetAction(parsed => RunAsync(parsed, Repository.Find().Folder("control")));
    }

    async Task<int> RunAsync(ParseResult parsed, string controlFolder)
    {
        var text = parsed.GetValue(order)!;
        if (!Guid.TryParse(text, out var id)) throw new LabException($"'{text}' is no order's id. An id is like 01a20978-70ad-7b13-a349-019553fcb16f.", ExitCodes.Usage);

        using var interruption = new Interruption();
        IReadOnlyList<ControlClient> hosts = [];
        try
        {
            hosts = await HostFinder.FindAsync(controlFolder, interruption.Asked);
            var found = Known(id, await Task.WhenAll(hosts.Select(host => TrailReader.ReadAsync(host, id, interruption.Asked))));
            Write(found, parsed.GetValue(json), parsed.InvocationConfiguration.Output);
            return ExitCodes.Success;
        }
        catch (OperationCanceledException) when (interruption.Asked.IsCancellationRequested)
        {
            return ExitCodes.Interrupted;
        }
        catch (Exception gone) when (gone is HttpRequestException or ControlException or TimeoutException)
        {
            throw new LabException($"The logs cannot be read: {gone.Message}", cause: gone);
        }
        finally
        {
            foreach (var host in hosts) host.Dispose();
        }
    }

    /// <summary>The trails that have lines.</summary>
    /// <exception cref="LabException">There are none.</exception>
    internal static IReadOnlyList<Trail> Known(Guid order, IReadOnlyList<Trail> trails) => trails.Where(trail => trail.Lines is not []).ToArray() switch
    {
        _ when trails is [] => throw new LabException("Nothing runs whose logs could be read. Start it with ./evo run --phase 3, and place an order."),
        [] => throw new LabException($"Order {order} is in no log: {trails.Sum(trail => trail.Searched):N0} lines of {string.Join(", ", trails.SelectMany(trail => trail.Services))} were looked through. Hosts keep the last lines of each log only."),
        var known => known,
    };

    static void Write(IReadOnlyList<Trail> trails, bool asJson, TextWriter output)
    {
        if (asJson) output.WriteLine(TrailText.ToJson(trails));
        else foreach (var line in trails.SelectMany(TrailText.Lines)) output.WriteLine(line);
    }
}
