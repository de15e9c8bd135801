using System.Globalization;
using Evolution.Fuzzing.Tests.Documents;

namespace Evolution.Fuzzing.Tests.Generating;

/// <summary>Generates JSON for a schema: valid, unusual, or invalid in one place.</summary>
/// <param name="random">The source of all random choices.</param>
sealed class JsonGenerator(Random random)
{
    /// <summary>A placeholder for bytes that are not UTF-8; see <see cref="BodyGenerator"/>.</summary>
    public const char InvalidUtf8 = '\ue000';

    static readonly string[] OtherTypes = ["true", "1.5", "[]", "{}", "[[]]", "{\"a\":{}}", "1e400", "-1e-400"];
    static readonly string[] InvalidIntegers = ["\"\"", "\"one\"", "\"1.5\"", "\"NaN\"", "\" 1\"", "\"0x1\"", "\"１\"", "1.5", "1e2", "1e400", "NaN", "Infinity", "-", "+1", "01", ".5", "1_000", "true", "null", "{}", "[1]", "99999999999999999999", "-99999999999999999999"];

    /// <summary>Generates a value that is valid according to the schema.</summary>
    public string CreateValid(Schema schema) => schema.Type switch
    {
        "object" => FormatObject(schema.Required.Select(member => (member.Key, CreateValid(member.Value)))),
        "array" => $"[{string.Join(',', Enumerable.Range(0, Math.Min(schema.MaxItems ?? 3, Math.Max(schema.MinItems, random.Next(1, 4)))).Select(_ => CreateValid(schema.Items)))}]",
        "integer" => FormatNumber(random.Pick(schema.Min, Math.Min(schema.Max, 1000), random.Next(1, 1000))),
        "string" when schema.HasPattern => "\"EUR\"",
        _ => UnusualStrings.Quote(random.Pick("tok_approved", "anna", CreateLetters(Math.Max(1, schema.MinLength)), CreateLetters(schema.MaxLength ?? 10))),
    };

    /// <summary>Generates a value that a service may accept or reject.</summary>
    public string CreateUnusual(Schema schema) => schema.Type switch
    {
        "object" => CreateUnusualObject(schema),
        "array" => $"[{string.Join(", ", Enumerable.Range(0, random.Next(0, 25)).Select(_ => CreateUnusual(schema.Items)))}]",
        "integer" => random.Pick($"\"{random.Next()}\"", "-0", FormatNumber(schema.Min), FormatNumber(schema.Max), FormatNumber(random.NextInt64(schema.Min, schema.Max))),
        "string" when schema.HasPattern => random.Pick("\"EUR\"", "\"XXX\"", "\"\\u0045UR\""),
        _ => UnusualStrings.Quote(random.Pick(UnusualStrings.All)),
    };

    /// <summary>Generates an invalid value and describes its defect.</summary>
    public (string Json, string Defect) CreateInvalid(Schema schema)
    {
        if (schema.Type is "object" && !random.OneIn(5)) return CreateInvalidObject(schema);
        if (schema.Type is "array" && !random.OneIn(5)) return CreateInvalidArray(schema);
        if (schema.Type is "integer") return CreateInvalidInteger(schema);
        if (schema.Type is "string") return CreateInvalidText(schema);
        return (random.Pick("null", "1", "\"text\"", schema.Type is "array" ? "{}" : "[]", CreateNestedArrays(random.Pick(10, 60, 1000))), $"not of type {schema.Type}");
    }

    /// <summary>Creates nested arrays of the given depth.</summary>
    public static string CreateNestedArrays(int depth) => new string('[', depth) + new string(']', depth);

    static string FormatObject(IEnumerable<(string Name, string Value)> members) => $"{{{string.Join(',', members.Select(member => $"\"{member.Name}\":{member.Value}"))}}}";

    string CreateUnusualObject(Schema schema)
    {
        var members = schema.Required.Select(member => (member.Key, random.OneIn(2) ? CreateUnusual(member.Value) : CreateValid(member.Value))).ToList();
        if (random.OneIn(3)) members.Add((random.Pick("extra", "__proto__", "$type", "$ref", "ID", "\\u0000", ""), random.Pick("null", "1e308", "\"\\ud800\"", "{\"a\":[1,2]}", "\"System.Diagnostics.Process\"")));
        if (random.OneIn(4)) members.Add(random.Pick(members));
        return FormatObject(members.OrderBy(_ => random.Next()));
    }

    (string, string) CreateInvalidObject(Schema schema)
    {
        var (name, type) = random.Pick([.. schema.Required]);
        var others = schema.Required.Where(member => member.Key != name).Select(member => (member.Key, CreateValid(member.Value)));
        if (random.OneIn(5)) return (FormatObject(others), $"no {name}");
        var (json, defect) = CreateInvalid(type);
        return (FormatObject([.. others, (name, json)]), $"{name}: {defect}");
    }

    (string, string) CreateInvalidArray(Schema schema)
    {
        if (schema.MinItems > 0 && random.OneIn(5)) return ("[]", "no items");
        if (schema.MaxItems is { } max && random.OneIn(5)) return ($"[{string.Join(',', Enumerable.Repeat(CreateValid(schema.Items), max + random.Pick(1, 2, 100)))}]", "too many items");
        var (json, defect) = random.OneIn(4) ? ("null", "null") : CreateInvalid(schema.Items);
        return ($"[{string.Join(',', Enumerable.Range(0, random.Next(3)).Select(_ => CreateValid(schema.Items)).Append(json))}]", $"item: {defect}");
    }

    (string, string) CreateInvalidInteger(Schema schema)
    {
        var value = schema switch
        {
            { Min: > long.MinValue } when random.OneIn(3) => random.Pick(FormatNumber(schema.Min - 1), "-1", FormatNumber(long.MinValue)),
            { Max: < long.MaxValue } when random.OneIn(3) => random.Pick(FormatNumber(schema.Max + 1), FormatNumber(long.MaxValue)),
            _ => random.Pick(InvalidIntegers),
        };
        return (value, $"{value} is out of range");
    }

    (string, string) CreateInvalidText(Schema schema)
    {
        if (schema.HasPattern) return (random.Pick("\"\"", "\"eur\"", "\"EURO\"", "\"EUR\\n\"", "\"ＥＵＲ\"", "\"E R\"", "null", "1"), "does not match its pattern");
        if (random.OneIn(4)) return (random.Pick(OtherTypes), "not a string");
        if (schema.MinLength > 0 && random.OneIn(4)) return ("\"\"", "too short");
        if (schema.MaxLength is { } max && random.OneIn(3)) return (UnusualStrings.Quote(new string(random.Pick('a', 'é', '漢'), max + random.Pick(1, 2, 10_000))), "too long");
        return random.OneIn(3) ? ($"\"a{InvalidUtf8}b\"", "not UTF-8") : (UnusualStrings.Quote(random.Pick(UnusualStrings.Invalid)), "control characters or lone surrogates");
    }

    string CreateLetters(int count) => string.Concat(Enumerable.Range(0, count).Select(_ => (char)random.Next('a', 'z' + 1)));

    static string FormatNumber(long number) => number.ToString(CultureInfo.InvariantCulture);
}
