using Evolution.Spotting.Documents;
using Evolution.Spotting.Model;

namespace Evolution.Spotting.Kubernetes;

/// <summary>Recognizes the templates of Helm charts, which are not YAML until Helm renders them.</summary>
sealed class HelmCharts(SourceTree tree)
{
    readonly Dictionary<string, bool> charts = [];

    /// <summary>Finds the folder of the chart to which a template belongs; null for other files.</summary>
    public string? FindChart(string file)
    {
        var segments = file.Split('/');
        for (var index = segments.Length - 2; index >= 0; index--)
        {
            if (segments[index] is "templates" && string.Join('/', segments[..index]) is var folder && IsChart(folder)) return folder;
        }
        return null;
    }

    public static UnresolvedItem CreateUnresolvedItem(string folder) =>
        new(new(GetChartFile(folder), 1), "the templates of the Helm chart were not read: specify the output of `helm template`");

    bool IsChart(string folder)
    {
        if (!charts.TryGetValue(folder, out var isChart)) charts[folder] = isChart = tree.HasFile(GetChartFile(folder));
        return isChart;
    }

    static string GetChartFile(string folder) => folder is "" ? "Chart.yaml" : $"{folder}/Chart.yaml";
}
