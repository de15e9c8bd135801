using Evolution.Spotting.Model;

namespace Evolution.Spotting.Kubernetes.Pods;

/// <summary>Limits the number of settings of all workloads: many pods can use the same large ConfigMap.</summary>
sealed class SettingBudget(List<UnresolvedItem> unresolved)
{
    const int MaxSettings = 100_000;

    int remaining = MaxSettings;

    /// <summary>Whether no further settings are allowed, so that none need to be read.</summary>
    public bool IsExhausted => remaining <= 0;

    /// <summary>Returns the settings that are within the limit.</summary>
    public IEnumerable<Setting> Take(IEnumerable<Setting> settings, SourceLocation location, string workload)
    {
        foreach (var setting in settings)
        {
            if (--remaining == 0) unresolved.Add(new(location, $"the workloads have more than {MaxSettings:N0} settings; the others are ignored", workload));
            if (remaining <= 0) yield break;
            yield return setting;
        }
    }
}
