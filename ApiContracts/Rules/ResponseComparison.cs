using Evolution.ApiContracts.Documents;

namespace Evolution.ApiContracts.Rules;

/// <summary>Compares what a service writes. A client that reads the old shape must be able to read the new one, so a new document may promise more but never less.</summary>
sealed class ResponseComparison(string route, string part) : SchemaComparison(route, part)
{
    protected override IEnumerable<ApiChange> CompareValues(Shape old, Shape @new, string path)
    {
        if (!Within(@new.Types, old.Types)) yield return Change(ApiRules.ResponseTypeChanged, path, $"is {Said(@new.Types)}, not {Said(old.Types)}");
        else if (!Within(@new.Format, old.Format)) yield return Change(ApiRules.ResponseTypeChanged, path, $"is {@new.Format ?? "without format"}, not {old.Format}");
        if (@new.Nullable && !old.Nullable) yield return Change(ApiRules.ResponseFieldNullable, path, "may be null");
        if (old.Values is not null && @new.Values is null) yield return Change(ApiRules.ResponseEnumValueAdded, path, "may be anything, not only what was listed");
        if (old.Values is not null && @new.Values?.Except(old.Values).ToArray() is { Length: > 0 } added) yield return Change(ApiRules.ResponseEnumValueAdded, path, $"may be {string.Join(", ", added)}");

        var before = NamesOf(old.Choices).Select(choice => choice.Name).ToHashSet();
        foreach (var (name, _) in NamesOf(@new.Choices).Where(choice => !before.Contains(choice.Name))) yield return Change(ApiRules.ResponseTypeChanged, path, $"may be {name}");
    }

    protected override IEnumerable<ApiChange> CompareFields(Shape old, Shape @new, string path)
    {
        foreach (var name in old.Fields.Keys)
        {
            if (!@new.Fields.ContainsKey(name)) yield return Change(ApiRules.ResponseFieldRemoved, $"{path}.{name}", "is gone");
            else if (old.Required.Contains(name) && !@new.Required.Contains(name)) yield return Change(ApiRules.ResponseFieldOptional, $"{path}.{name}", "may be missing");
        }
    }
}
