using Evolution.ApiContracts.Documents;

namespace Evolution.ApiContracts.Rules;

/// <summary>Compares the schemas of requests. The service must still accept everything that clients could send before, so a new document may require less but never more.</summary>
sealed class RequestComparison(string route, string part) : SchemaComparison(route, part)
{
    protected override IEnumerable<ApiChange> CompareValues(Shape old, Shape @new, string path)
    {
        if (!IsSubset(old.Types, @new.Types)) yield return CreateChange(ApiRules.RequestTypeChanged, path, $"must be {Describe(@new.Types)}, not {Describe(old.Types)}");
        else if (!IsSubset(old.Format, @new.Format)) yield return CreateChange(ApiRules.RequestTypeChanged, path, $"must be {@new.Format}, not {old.Format ?? "any format"}");
        if (old.IsNullable && !@new.IsNullable) yield return CreateChange(ApiRules.RequestFieldNotNullable, path, "may not be null");
        if (@new.Values is not null && old.Values is null) yield return CreateChange(ApiRules.RequestEnumValueRemoved, path, $"must be one of {string.Join(", ", @new.Values)}");
        if (@new.Values is not null && old.Values?.Except(@new.Values).ToArray() is { Length: > 0 } removed) yield return CreateChange(ApiRules.RequestEnumValueRemoved, path, $"may not be {string.Join(", ", removed)}");
        foreach (var limit in @new.Limits.DescribeTightened(old.Limits)) yield return CreateChange(ApiRules.RequestLimitsTightened, path, limit);

        var newNames = AddNames(@new.Choices).Select(choice => choice.Name).ToHashSet();
        if (@new.Choices.Count > 0) foreach (var (name, _) in AddNames(old.Choices).Where(choice => !newNames.Contains(choice.Name))) yield return CreateChange(ApiRules.RequestTypeChanged, path, $"may not be {name}");
    }

    protected override IEnumerable<ApiChange> CompareFields(Shape old, Shape @new, string path)
    {
        foreach (var name in @new.Required.Except(old.Required)) yield return CreateChange(ApiRules.RequestFieldRequired, $"{path}.{name}", "must be sent");
        foreach (var name in old.Fields.Keys.Where(name => !@new.Fields.ContainsKey(name))) yield return CreateChange(ApiRules.RequestFieldRemoved, $"{path}.{name}", "is no longer read");
    }
}
