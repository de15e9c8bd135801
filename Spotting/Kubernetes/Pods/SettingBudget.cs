using Evolution.Spotting.Model;

namespace Evolution.Spotting.Kubernetes.Pods;

/// <summary>Limits the settings of all workloads together: each of many pods may take in the same large ConfigMap.</summary>
sealed class SettingBudget(List<Unresolved> unresolved)
{
    const int MaxSettings = 100_000;

    int left = MaxSettings;

    /// <summary>Whether there is room for no further setting, and so no reason to read one.</summary>
    public bool IsSpent => left <= 0;

    /// <summary>The settings that there is room for.</summary>
    public IEnumerable<Setting> Take(IEnumerable<Setting> settings, Place place, string workload)
    {
        foreach (var setting in settings)
        {
            if (--left == 0) unresolved.Add(new(place, $"the workloads have more than {MaxSettings:N0} settings; the others are left out", workload));
            if (left <= 0) yield break;
            yield return setting;
        }
    }
}
