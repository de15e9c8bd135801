using System.Text.Json;
using Evolution.Evo.Terminal;
using Evolution.Lab.Results;
using Spectre.Console;

namespace Evolution.Evo.Contracts;

/// <summary>Writes the consumers of each provider and the interactions that they rely on.</summary>
static class ContractText
{
    public static void Write(IReadOnlyList<VersionedDependency> dependencies, ContractFormat format, TextWriter output)
    {
        if (format is ContractFormat.Json)
        {
            output.WriteLine(JsonSerializer.Serialize(new { reliances = dependencies }, ResultsFile.Json));
            return;
        }
        var console = ReportConsole.Create(output);
        foreach (var provider in dependencies.GroupBy(dependency => dependency.Provider))
        {
            console.WriteTitle($"Consumers of {provider.Key}");
            var table = new Table().Border(TableBorder.Simple).AddColumns("consumer", "interaction", "route or message");
            foreach (var dependency in provider) table.AddRow(new Text($"{dependency.Consumer} {string.Join(", ", dependency.Versions)}"), new Text(dependency.Interaction), new Text(Shorten(dependency.Route)));
            console.Write(table);
        }
    }

    /// <summary>Replaces ids in a route with an ellipsis, because the contract applies to all of them.</summary>
    static string Shorten(string route) => string.Join('/', route.Split('/').Select(segment => Guid.TryParse(segment, out _) ? "…" : segment));
}
