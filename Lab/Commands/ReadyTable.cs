using Evolution.Lab.Hosts;
using Spectre.Console;

namespace Evolution.Lab.Commands;

/// <summary>What a user sees when everything is ready: each service, where it is, and what it is deployed with.</summary>
static class ReadyTable
{
    const int WidthOfFiles = 160;

    public static async Task WriteAsync(RunningHost running, TextWriter output)
    {
        var resources = await running.Control.ResourcesAsync();
        var table = new Table().Border(TableBorder.None).AddColumns("service", "address", "deployment unit");
        table.Columns[0].Padding(2, 0, 2, 0);
        foreach (var service in resources.Where(resource => resource.IsService))
        {
            table.AddRow(new Text(service.Name), new Text(service.Address?.ToString().TrimEnd('/') ?? "none"), new Text(service.Unit ?? ""));
        }
        var names = string.Join(" and ", running.Topologies.Select(topology => topology.State.Phase));
        var stores = string.Join(", ", resources.Where(resource => !resource.IsService && resource.ProcessId is not null || resource.ContainerId is not null).Select(resource => resource.Name));

        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output) });
        if (Console.IsOutputRedirected) console.Profile.Width = WidthOfFiles;
        console.WriteLine();
        console.WriteLine($"Phase {names} ready after {running.ReadyAfter.TotalSeconds:0.0} s{(stores is "" ? "" : $", on {stores}")}");
        console.WriteLine();
        console.Write(table);
        console.WriteLine();
    }
}
