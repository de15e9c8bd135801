using System.Globalization;
using Evolution.Fuzzing.Tests.Documents;

namespace Evolution.Fuzzing.Tests.Generating;

/// <summary>Makes JSON for a schema: right, odd, or wrong in one place.</summary>
/// <param name="random">Decides everything.</param>
sealed class JsonValues(Random random)
{
    /// <summary>Stands for bytes that are no UTF-8; see <see cref="Bodies"/>.</summary>
    public const char NoUtf8 = '\ue000';

    static readonly string[] OfAnotherType = ["true", "1.5", "[]", "{}", "[[]]", "{\"a\":{}}", "1e400", "-1e-400"];
    static readonly string[] NoIntegers = ["\"\"", "\"one\"", "\"1.5\"", "\"NaN\"", "\" 1\"", "\"0x1\"", "\"１\"", "1.5", "1e2", "1e400", "NaN", "Infinity", "-", "+1", "01", ".5", "1_000", "true", "null", "{}", "[1]", "99999999999999999999", "-99999999999999999999"];

    /// <summary>A value that fits the schema, as far as the schema tells.</summary>
    public string Right(Schema schema) => schema.Type switch
    {
        "object" => Object(schema.Required.Select(member => (member.Key, Right(member.Value)))),
        "array" => $"[{string.Join(',', Enumerable.Range(0, Math.Min(schema.MaxItems ?? 3, Math.Max(schema.Fewest, random.Next(1, 4)))).Select(_ => Right(schema.Items)))}]",
        "integer" => Number(random.Pick(schema.Min, Math.Min(schema.Max, 1000), random.Next(1, 1000))),
        "string" when schema.HasPattern => "\"EUR\"",
        _ => OddTexts.Quoted(random.Pick("tok_approved", "anna", Letters(Math.Max(1, schema.Shortest)), Letters(schema.Longest ?? 10))),
    };

    /// <summary>A value that a service may take or refuse.</summary>
    public string Odd(Schema schema) => schema.Type switch
    {
        "object" => OddObject(schema),
        "array" => $"[{string.Join(", ", Enumerable.Range(0, random.Next(0, 25)).Select(_ => Odd(schema.Items)))}]",
        "integer" => random.Pick($"\"{random.Next()}\"", "-0", Number(schema.Min), Number(schema.Max), Number(random.NextInt64(schema.Min, schema.Max))),
        "string" when schema.HasPattern => random.Pick("\"EUR\"", "\"XXX\"", "\"\\u0045UR\""),
        _ => OddTexts.Quoted(random.Pick(OddTexts.All)),
    };

    /// <summary>A value that does not fit, and what is wrong with it.</summary>
    public (string Json, string Fault) Wrong(Schema schema)
    {
        if (schema.Type is "object" && !random.OneIn(5)) return WrongObject(schema);
        if (schema.Type is "array" && !random.OneIn(5)) return WrongArray(schema);
        if (schema.Type is "integer") return WrongInteger(schema);
        if (schema.Type is "string") return WrongText(schema);
        return (random.Pick("null", "1", "\"text\"", schema.Type is "array" ? "{}" : "[]", Nested(random.Pick(10, 60, 1000))), $"no {schema.Type}");
    }

    /// <summary>Something that is nested so deeply.</summary>
    public static string Nested(int depth) => new string('[', depth) + new string(']', depth);

    static string Object(IEnumerable<(string Name, string Value)> members) => $"{{{string.Join(',', members.Select(member => $"\"{member.Name}\":{member.Value}"))}}}";

    string OddObject(Schema schema)
    {
        var members = schema.Required.Select(member => (member.Key, random.OneIn(2) ? Odd(member.Value) : Right(member.Value))).ToList();
        if (random.OneIn(3)) members.Add((random.Pick("extra", "__proto__", "$type", "$ref", "ID", "\\u0000", ""), random.Pick("null", "1e308", "\"\\ud800\"", "{\"a\":[1,2]}", "\"System.Diagnostics.Process\"")));
        if (random.OneIn(4)) members.Add(random.Pick(members));
        return Object(members.OrderBy(_ => random.Next()));
    }

    (string, string) WrongObject(Schema schema)
    {
        var (name, type) = random.Pick([.. schema.Required]);
        var others = schema.Required.Where(member => member.Key != name).Select(member => (member.Key, Right(member.Value)));
        if (random.OneIn(5)) return (Object(others), $"no {name}");
        var (json, fault) = Wrong(type);
        return (Object([.. others, (name, json)]), $"{name}: {fault}");
    }

    (string, string) WrongArray(Schema schema)
    {
        if (schema.Fewest > 0 && random.OneIn(5)) return ("[]", "no items");
        if (schema.MaxItems is { } most && random.OneIn(5)) return ($"[{string.Join(',', Enumerable.Repeat(Right(schema.Items), most + random.Pick(1, 2, 100)))}]", "too many items");
        var (json, fault) = random.OneIn(4) ? ("null", "null") : Wrong(schema.Items);
        return ($"[{string.Join(',', Enumerable.Range(0, random.Next(3)).Select(_ => Right(schema.Items)).Append(json))}]", $"item: {fault}");
    }

    (string, string) WrongInteger(Schema schema)
    {
        var value = schema switch
        {
            { Min: > long.MinValue } when random.OneIn(3) => random.Pick(Number(schema.Min - 1), "-1", Number(long.MinValue)),
            { Max: < long.MaxValue } when random.OneIn(3) => random.Pick(Number(schema.Max + 1), Number(long.MaxValue)),
            _ => random.Pick(NoIntegers),
        };
        return (value, $"{value} is out of its limits");
    }

    (string, string) WrongText(Schema schema)
    {
        if (schema.HasPattern) return (random.Pick("\"\"", "\"eur\"", "\"EURO\"", "\"EUR\\n\"", "\"ＥＵＲ\"", "\"E R\"", "null", "1"), "not of its pattern");
        if (random.OneIn(4)) return (random.Pick(OfAnotherType), "no text");
        if (schema.Shortest > 0 && random.OneIn(4)) return ("\"\"", "too short");
        if (schema.Longest is { } most && random.OneIn(3)) return (OddTexts.Quoted(new string(random.Pick('a', 'é', '漢'), most + random.Pick(1, 2, 10_000))), "too long");
        return random.OneIn(3) ? ($"\"a{NoUtf8}b\"", "no UTF-8") : (OddTexts.Quoted(random.Pick(OddTexts.Wrong)), "control characters or half of one");
    }

    string Letters(int count) => string.Concat(Enumerable.Range(0, count).Select(_ => (char)random.Next('a', 'z' + 1)));

    static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
