using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Evolution.Contracts.Tests.Releasing;

/// <summary>Holds what an assembly of the package reads and writes against JSON that was agreed on.</summary>
static class WireFormat
{
    /// <summary>What to do instead of changing a shape that was agreed on.</summary>
    public const string Rule = "That breaks clients that read or write it as it was: give the new shape a type and a route of its own beside the old one, or make it a major release.";

    /// <summary>What is read or written in another way.</summary>
    /// <param name="contracts">A build of the package.</param>
    /// <param name="agreed">The JSON of each type.</param>
    /// <returns>A line for each, with the rule; none where all is as agreed.</returns>
    public static IReadOnlyList<string> Breaks(Assembly contracts, IEnumerable<(string Type, string Json)> agreed)
    {
        var context = (JsonSerializerContext)contracts.GetType("Evolution.Contracts.ContractsJson", throwOnError: true)!.GetProperty("Default")!.GetValue(null)!;
        return [.. agreed.Select(shape => BreakOf(contracts, context, shape.Type, shape.Json)).OfType<string>()];
    }

    static string? BreakOf(Assembly contracts, JsonSerializerContext context, string type, string json)
    {
        if (contracts.GetType(type) is not { } known || context.GetTypeInfo(known) is not { } info) return $"{type} is gone. {Rule}";
        try
        {
            var written = JsonSerializer.Serialize(JsonSerializer.Deserialize(json, info), info);
            return written == json ? null : $"{type} was {json} and is written as {written}. {Rule}";
        }
        catch (JsonException exception)
        {
            return $"{type} was {json} and is not read any more: {exception.Message} {Rule}";
        }
    }
}
