using Evolution.Spotting.Model;

namespace Evolution.Spotting.Kubernetes.Pods;

/// <summary>Limits the settings of all workloads together: many pods can each use the same large ConfigMap.</summary>
sealed class SettingBudget(List<Unresolved> unresolved)
{
    const int MaxSettings = 100_000;

    int left = MaxSettings;

    /// <summary>Whether no further setting is allowed, and so none needs to be read.</summary>
    public bool IsSpent => left <= 0;

    /// <summary>Returns the settings that are within the limit.</summary>
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
