using System.Text;
using Evolution.Fuzzing.Tests.Documents;

namespace Evolution.Fuzzing.Tests.Generating;

/// <summary>Makes bodies: JSON for a schema, and what is no JSON at all.</summary>
sealed class Bodies(Random random)
{
    static readonly byte[][] NoUtf8 = [[0xff], [0xc3, 0x28], [0xed, 0xa0, 0x80], [0xf8, 0x88, 0x80, 0x80, 0x80], [0xc0, 0x80], [0xe2, 0x82]];

    readonly JsonValues values = new(random);

    /// <summary>A body that a service may take or refuse.</summary>
    public byte[] Odd(Schema schema)
    {
        var json = random.OneIn(3) ? values.Right(schema) : values.Odd(schema);
        return random.OneIn(10) ? [0xef, 0xbb, 0xbf, .. Bytes(json)] : Bytes(json);
    }

    /// <summary>A body that a service must refuse, and what is wrong with it.</summary>
    public (byte[] Bytes, string Fault) Wrong(Schema schema)
    {
        if (!random.OneIn(4))
        {
            var (json, fault) = values.Wrong(schema);
            return (Bytes(json), fault);
        }
        var right = values.Right(schema);
        return random.Next(8) switch
        {
            0 => ([], "an empty body"),
            1 or 2 => (Bytes(right[..random.Next(right.Length)]), "a truncated body"),
            3 => (Bytes($"{right}{random.Pick("{}", ",", "]", "x", "\0")}"), "more after the body"),
            4 => (Encoding.Unicode.GetBytes(right), "UTF-16"),
            5 => (Bytes($"{right[..^1]},\"extra\":{JsonValues.Nested(random.Pick(64, 1000, 20_000))}}}"), "nested too deeply"),
            6 => (Bytes(random.Pick($"/*{right}*/{right}", $"{right[..^1]},}}", right.Replace('"', '\''), right.Replace(':', '='), $"<order>{right}</order>", "%00", "null", "\"\"")), "no JSON object"),
            _ => ([.. Enumerable.Range(0, random.Next(1, 2000)).Select(_ => (byte)random.Next(256)), 0xff], "random bytes"),
        };
    }

    byte[] Bytes(string json)
    {
        var parts = json.Split(JsonValues.NoUtf8);
        return [.. parts.SelectMany((part, index) => index is 0 ? Encoding.UTF8.GetBytes(part) : [.. random.Pick(NoUtf8), .. Encoding.UTF8.GetBytes(part)])];
    }
}
