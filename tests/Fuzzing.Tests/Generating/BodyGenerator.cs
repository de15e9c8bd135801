using System.Text;
using Evolution.Fuzzing.Tests.Documents;

namespace Evolution.Fuzzing.Tests.Generating;

/// <summary>Generates bodies: JSON for a schema, and invalid JSON.</summary>
sealed class BodyGenerator(Random random)
{
    static readonly byte[][] InvalidUtf8 = [[0xff], [0xc3, 0x28], [0xed, 0xa0, 0x80], [0xf8, 0x88, 0x80, 0x80, 0x80], [0xc0, 0x80], [0xe2, 0x82]];

    readonly JsonGenerator jsonGenerator = new(random);

    /// <summary>Generates a body that a service may accept or reject.</summary>
    public byte[] CreateUnusual(Schema schema)
    {
        var json = random.OneIn(3) ? jsonGenerator.CreateValid(schema) : jsonGenerator.CreateUnusual(schema);
        return random.OneIn(10) ? [0xef, 0xbb, 0xbf, .. Encode(json)] : Encode(json);
    }

    /// <summary>Generates a body that a service must reject, and describes its defect.</summary>
    public (byte[] Bytes, string Defect) CreateInvalid(Schema schema)
    {
        if (!random.OneIn(4))
        {
            var (json, defect) = jsonGenerator.CreateInvalid(schema);
            return (Encode(json), defect);
        }
        var valid = jsonGenerator.CreateValid(schema);
        return random.Next(8) switch
        {
            0 => ([], "an empty body"),
            1 or 2 => (Encode(valid[..random.Next(valid.Length)]), "a truncated body"),
            3 => (Encode($"{valid}{random.Pick("{}", ",", "]", "x", "\0")}"), "content after the body"),
            4 => (Encoding.Unicode.GetBytes(valid), "UTF-16"),
            5 => (Encode($"{valid[..^1]},\"extra\":{JsonGenerator.CreateNestedArrays(random.Pick(64, 1000, 20_000))}}}"), "nested too deeply"),
            6 => (Encode(random.Pick($"/*{valid}*/{valid}", $"{valid[..^1]},}}", valid.Replace('"', '\''), valid.Replace(':', '='), $"<order>{valid}</order>", "%00", "null", "\"\"")), "not a JSON object"),
            _ => ([.. Enumerable.Range(0, random.Next(1, 2000)).Select(_ => (byte)random.Next(256)), 0xff], "random bytes"),
        };
    }

    byte[] Encode(string json)
    {
        var parts = json.Split(JsonGenerator.InvalidUtf8);
        return [.. parts.SelectMany((part, index) => index is 0 ? Encoding.UTF8.GetBytes(part) : [.. random.Pick(InvalidUtf8), .. Encoding.UTF8.GetBytes(part)])];
    }
}
