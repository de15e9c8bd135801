using System.Text.Json;
using Evolution.Evo.Terminal;
using Evolution.Lab.Results;
using Spectre.Console;

namespace Evolution.Evo.Contracts;

/// <summary>Writes which consumers rely on which interactions of each provider.</summary>
static class ContractText
{
    public static void Write(IReadOnlyList<VersionedReliance> reliances, ContractFormat format, TextWriter output)
    {
        if (format is ContractFormat.Json)
        {
            output.WriteLine(JsonSerializer.Serialize(new { reliances }, ResultsFile.Json));
            return;
        }
        var console = ReportConsole.On(output);
        foreach (var provider in reliances.GroupBy(reliance => reliance.Provider))
        {
            console.Title($"On {provider.Key} rely");
            var table = new Table().Border(TableBorder.Simple).AddColumns("consumer", "for", "by");
            foreach (var reliance in provider) table.AddRow(new Text($"{reliance.Consumer} {string.Join(", ", reliance.Versions)}"), new Text(reliance.Interaction), new Text(Shortened(reliance.Route)));
            console.Write(table);
        }
    }

    /// <summary>Replaces ids in a route with an ellipsis, because the contract holds for any order.</summary>
    static string Shortened(string route) => string.Join('/', route.Split('/').Select(step => Guid.TryParse(step, out _) ? "…" : step));
}
