using System.Text.Json;

namespace Evolution.ApiContracts.Pacts;

/// <summary>Reads and validates pact files.</summary>
public static class PactFile
{
    static readonly JsonSerializerOptions SerializerOptions = new(JsonSerializerDefaults.Web) { RespectNullableAnnotations = true };

    /// <summary>Reads a pact from a file.</summary>
    /// <exception cref="ContractException">The file is not a pact, or uses an unsupported feature.</exception>
    public static Pact Read(string path)
    {
        try
        {
            var pact = JsonSerializer.Deserialize<Pact>(File.ReadAllText(path), SerializerOptions) ?? throw new JsonException("The document is null.");
            return FindError(pact) is { } error ? throw new ContractException($"{path}: {error}") : pact;
        }
        catch (Exception exception) when (exception is IOException or JsonException)
        {
            throw new ContractException($"{path} is not a pact: {exception.Message}", exception);
        }
    }

    static string? FindError(Pact pact)
    {
        if (!pact.Metadata.PactSpecification.Version.StartsWith("3.", StringComparison.Ordinal)) return $"It follows version {pact.Metadata.PactSpecification.Version} of the Pact specification, not 3.";
        var rules = pact.Interactions.Select(interaction => interaction.Response.MatchingRules).Concat(pact.Messages.Select(message => message.MatchingRules)).SelectMany(rules => rules.Body).ToArray();
        foreach (var (path, _) in rules) BodyPath.Parse(path);
        if (rules.SelectMany(rule => rule.Value.Matchers).FirstOrDefault(matcher => !Matcher.Supported.Contains(matcher.Match) || matcher is { Match: "regex", Regex: null }) is { } unsupported)
            return $"The matcher '{unsupported.Match}' is not supported, or has no regex. Supported matchers: {string.Join(", ", Matcher.Supported)}.";
        var names = pact.Interactions.Select(interaction => interaction.Description).Concat(pact.Messages.Select(message => message.Description)).ToArray();
        return names.GroupBy(name => name).FirstOrDefault(name => name.Count() > 1) is { } duplicate ? $"The description '{duplicate.Key}' occurs more than once." : null;
    }
}
