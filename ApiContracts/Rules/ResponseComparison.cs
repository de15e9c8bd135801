using Evolution.ApiContracts.Documents;

namespace Evolution.ApiContracts.Rules;

/// <summary>Compares the schemas of responses and messages. A client that reads the old shape must be able to read the new one, so a new document may guarantee more but never less.</summary>
sealed class ResponseComparison(string route, string part) : SchemaComparison(route, part)
{
    protected override IEnumerable<ApiChange> CompareValues(Shape old, Shape @new, string path)
    {
        if (!IsSubset(@new.Types, old.Types)) yield return CreateChange(ApiRules.ResponseTypeChanged, path, $"is {Describe(@new.Types)}, not {Describe(old.Types)}");
        else if (!IsSubset(@new.Format, old.Format)) yield return CreateChange(ApiRules.ResponseTypeChanged, path, @new.Format is { } format ? $"has the format {format}, not {old.Format}" : $"may have any format, not only {old.Format}");
        if (@new.IsNullable && !old.IsNullable) yield return CreateChange(ApiRules.ResponseFieldNullable, path, "may be null");
        if (old.Values is not null && @new.Values is null) yield return CreateChange(ApiRules.ResponseEnumValueAdded, path, "may have any value, not only the listed ones");
        if (old.Values is not null && @new.Values?.Except(old.Values).ToArray() is { Length: > 0 } added) yield return CreateChange(ApiRules.ResponseEnumValueAdded, path, $"may be {string.Join(", ", added)}");

        var oldNames = AddNames(old.Choices).Select(choice => choice.Name).ToHashSet();
        foreach (var (name, _) in AddNames(@new.Choices).Where(choice => !oldNames.Contains(choice.Name))) yield return CreateChange(ApiRules.ResponseTypeChanged, path, $"may be {name}");
    }

    protected override IEnumerable<ApiChange> CompareFields(Shape old, Shape @new, string path)
    {
        foreach (var name in old.Fields.Keys)
        {
            if (!@new.Fields.ContainsKey(name)) yield return CreateChange(ApiRules.ResponseFieldRemoved, $"{path}.{name}", "was removed");
            else if (old.Required.Contains(name) && !@new.Required.Contains(name)) yield return CreateChange(ApiRules.ResponseFieldOptional, $"{path}.{name}", "may be missing");
        }
    }
}
