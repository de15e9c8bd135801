using Evolution.Control;
using Evolution.Lab.Hosts;
using Spectre.Console;

namespace Evolution.Evo.Commands;

/// <summary>The table of a ready system: each service with its address and its deployment unit.</summary>
static class ReadyTable
{
    const int WidthOfFiles = 160;

    public static async Task WriteAsync(RunningHost running, TextWriter output, CancellationToken cancellationToken)
    {
        var resources = await running.Control.ResourcesAsync(cancellationToken: cancellationToken);
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output) });
        if (Console.IsOutputRedirected) console.Profile.Width = WidthOfFiles;

        console.Write(Services(resources.Where(resource => resource.IsService)));
        console.WriteLine($"{Phases(running)} ready after {running.ReadyAfter.TotalSeconds:0.0} s{Stores(resources)}.");
    }

    static Table Services(IEnumerable<ResourceState> services)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns("service", "address", "deployment unit");
        foreach (var service in services)
        {
            table.AddRow(new Text(service.Name), new Text(service.Address?.ToString().TrimEnd('/') ?? "none"), new Text(service.Unit ?? ""));
        }
        return table;
    }

    static string Phases(RunningHost running) =>
        running.Topologies is [var only] ? $"Phase {only.State.Phase}" : $"Phases {string.Join(", ", running.Topologies.Select(topology => topology.State.Phase))}";

    /// <summary>Describes the number of servers of each kind. The last word of a store's name is its kind.</summary>
    static string Stores(IEnumerable<ResourceState> resources)
    {
        var kinds = resources
            .Where(resource => !resource.IsService && resource.Unit is not null && (resource.ProcessId is not null || resource.ContainerId is not null))
            .CountBy(store => store.Name.Split('-')[^1]);
        return string.Join(", ", kinds.Select(kind => $"{kind.Value} {kind.Key}")) is { Length: > 0 } servers ? $", with {servers}" : "";
    }
}
