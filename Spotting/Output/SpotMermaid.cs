using System.Text;
using Evolution.Spotting.Classifying;
using Evolution.Spotting.Symptoms;

namespace Evolution.Spotting.Output;

/// <summary>Renders the coupling graph as a Mermaid flowchart in which shared stores are marked.</summary>
public static class SpotMermaid
{
    public static string Render(SpotReport report)
    {
        var text = new StringBuilder("flowchart LR\n");
        var ids = report.Services.Concat(report.Infrastructure).Select((workload, index) => (workload.Name, Id: $"n{index}")).DistinctBy(pair => pair.Name).ToDictionary(pair => pair.Name, pair => pair.Id);
        var coupledNames = report.Couplings.SelectMany(coupling => new[] { coupling.From, coupling.To }).ToHashSet();
        foreach (var unit in report.Services.GroupBy(service => service.Unit).Select((group, index) => (group, index)))
        {
            text.Append($"  subgraph u{unit.index}[\"{Escape(unit.group.Key)}\"]\n");
            foreach (var service in unit.group.DistinctBy(service => service.Name)) text.Append($"    {ids[service.Name]}[\"{Escape(service.Name)}\"]\n");
            text.Append("  end\n");
        }
        foreach (var store in report.Infrastructure.Where(workload => coupledNames.Contains(workload.Name)).DistinctBy(workload => workload.Name))
        {
            var (opening, closing) = store.Role is Role.Database or Role.Cache ? ("[(", ")]") : ("([", "])");
            text.Append($"  {ids[store.Name]}{opening}\"{Escape(store.Name)}\"{closing}\n");
        }
        foreach (var coupling in report.Couplings.Where(coupling => ids.ContainsKey(coupling.From) && ids.ContainsKey(coupling.To)))
            text.Append($"  {ids[coupling.From]} -->|\"{Escape(coupling.How)}\"| {ids[coupling.To]}\n");
        var sharedStores = report.Symptoms.Where(symptom => symptom is { Verdict: Presence.Present, Id: SymptomIds.SharedDatabase or SymptomIds.SharedCache })
            .SelectMany(symptom => symptom.Evidence).Select(evidence => evidence.Resource.Split(' ')[0]).Distinct().Where(ids.ContainsKey).ToArray();
        text.Append("  classDef shared fill:#c62828,color:#ffffff,stroke:#7f0000\n");
        if (sharedStores.Length > 0) text.Append($"  class {string.Join(',', sharedStores.Select(name => ids[name]))} shared\n");
        return text.ToString();
    }

    static string Escape(string text) => text.Replace("\"", "#quot;", StringComparison.Ordinal).Replace("\n", " ", StringComparison.Ordinal);
}
