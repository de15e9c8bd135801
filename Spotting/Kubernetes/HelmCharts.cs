using Evolution.Spotting.Documents;
using Evolution.Spotting.Model;

namespace Evolution.Spotting.Kubernetes;

/// <summary>Recognizes the templates of Helm charts: they are not YAML until Helm renders them.</summary>
sealed class HelmCharts(SourceTree tree)
{
    readonly Dictionary<string, bool> charts = [];

    /// <summary>Finds the folder of the chart that a file is a template of; null for other files.</summary>
    public string? ChartOf(string file)
    {
        var parts = file.Split('/');
        for (var index = parts.Length - 2; index >= 0; index--)
        {
            if (parts[index] is "templates" && string.Join('/', parts[..index]) is var folder && IsChart(folder)) return folder;
        }
        return null;
    }

    public static Unresolved Left(string folder) =>
        new(new(FileOf(folder), 1), "templates of a Helm chart: give what `helm template` prints");

    bool IsChart(string folder)
    {
        if (!charts.TryGetValue(folder, out var isChart)) charts[folder] = isChart = tree.HasFile(FileOf(folder));
        return isChart;
    }

    static string FileOf(string folder) => folder is "" ? "Chart.yaml" : $"{folder}/Chart.yaml";
}
