using System.Text.Json;

namespace Evolution.ApiContracts.Pacts;

/// <summary>Reads and validates pact files.</summary>
public static class PactFile
{
    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { RespectNullableAnnotations = true };

    /// <summary>Reads a pact from a file.</summary>
    /// <exception cref="ContractException">The file is not a pact, or contains something that is not supported here.</exception>
    public static Pact Read(string path)
    {
        try
        {
            var pact = JsonSerializer.Deserialize<Pact>(File.ReadAllText(path), Json) ?? throw new JsonException("It is null.");
            return Fault(pact) is { } fault ? throw new ContractException($"{path}: {fault}") : pact;
        }
        catch (Exception exception) when (exception is IOException or JsonException)
        {
            throw new ContractException($"{path} is no pact: {exception.Message}", exception);
        }
    }

    static string? Fault(Pact pact)
    {
        if (!pact.Metadata.PactSpecification.Version.StartsWith("3.", StringComparison.Ordinal)) return $"It follows version {pact.Metadata.PactSpecification.Version} of the Pact specification, not 3.";
        var rules = pact.Interactions.Select(interaction => interaction.Response.MatchingRules).Concat(pact.Messages.Select(message => message.MatchingRules)).SelectMany(rules => rules.Body).ToArray();
        foreach (var (path, _) in rules) BodyPath.Parse(path);
        if (rules.SelectMany(rule => rule.Value.Matchers).FirstOrDefault(matcher => !Matcher.Known.Contains(matcher.Match) || matcher is { Match: "regex", Regex: null }) is { } unknown)
            return $"Its matcher '{unknown.Match}' is not understood. These are: {string.Join(", ", Matcher.Known)}; regex has a regex.";
        var names = pact.Interactions.Select(interaction => interaction.Description).Concat(pact.Messages.Select(message => message.Description)).ToArray();
        return names.GroupBy(name => name).FirstOrDefault(name => name.Count() > 1) is { } twice ? $"'{twice.Key}' stands in it twice." : null;
    }
}
