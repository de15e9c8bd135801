using Evolution.Control;
using Evolution.Lab.Hosts;
using Spectre.Console;

namespace Evolution.Evo.Commands;

/// <summary>Writes a table of the running services, with their addresses and deployment units.</summary>
static class ReadyTable
{
    const int FileWidth = 160;

    public static async Task WriteAsync(RunningHost running, TextWriter output, CancellationToken cancellationToken)
    {
        var resources = await running.Control.GetResourcesAsync(cancellationToken: cancellationToken);
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output) });
        if (Console.IsOutputRedirected) console.Profile.Width = FileWidth;

        console.Write(CreateServiceTable(resources.Where(resource => resource.IsService)));
        console.WriteLine($"{DescribePhases(running)} ready after {running.StartupTime.TotalSeconds:0.0} s{DescribeStores(resources)}.");
    }

    static Table CreateServiceTable(IEnumerable<ResourceState> services)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns("service", "address", "deployment unit");
        foreach (var service in services)
        {
            table.AddRow(new Text(service.Name), new Text(service.Address?.ToString().TrimEnd('/') ?? "none"), new Text(service.Unit ?? ""));
        }
        return table;
    }

    static string DescribePhases(RunningHost running) =>
        running.Topologies is [var only] ? $"Phase {only.State.Phase}" : $"Phases {string.Join(", ", running.Topologies.Select(topology => topology.State.Phase))}";

    /// <summary>Describes the number of servers of each kind. The last word of a store's name is its kind.</summary>
    static string DescribeStores(IEnumerable<ResourceState> resources)
    {
        var kinds = resources
            .Where(resource => !resource.IsService && resource.Unit is not null && (resource.ProcessId is not null || resource.ContainerId is not null))
            .CountBy(store => store.Name.Split('-')[^1]);
        return string.Join(", ", kinds.Select(kind => $"{kind.Value} {kind.Key}")) is { Length: > 0 } servers ? $", with {servers}" : "";
    }
}
