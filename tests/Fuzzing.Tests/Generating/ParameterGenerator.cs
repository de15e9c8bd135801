using System.Globalization;
using System.Text.Json;
using Evolution.Fuzzing.Tests.Documents;

namespace Evolution.Fuzzing.Tests.Generating;

/// <summary>Generates parameter values for paths and queries.</summary>
sealed class ParameterGenerator(JsonElement document, Random random)
{
    static readonly string[] InvalidIntegers = ["one", "1.5", "1e2", "NaN", "0x1", "%EF%BC%91", "--1", "99999999999999999999", "-99999999999999999999", "%27%20OR%201=1", "1,2", "null"];
    static readonly string[] InvalidGuids = ["1", "null", "01890a5d-ac96-774b-bcce-b302099a805", "01890a5d-ac96-774b-bcce-b302099a8057a", "zzzzzzzz-ac96-774b-bcce-b302099a8057", "%27%3B%20DROP%20TABLE", "..%2f..%2fetc%2fpasswd", "%F0%9F%98%80", "%ff%fe", "a%0d%0aSet-Cookie:%20a=b"];
    static readonly string[] InvalidTexts = ["%00", "a%00b", "%0d%0aSet-Cookie:%20a=b", "%1b%5b2J", "%7f", "%c2%85"];

    /// <summary>Generates a valid value.</summary>
    public string CreateValid(ApiParameter parameter)
    {
        var schema = new Schema(document, parameter.Schema);
        return schema switch
        {
            { IsUuid: true } => CreateGuid(),
            { Type: "array" } => FormatNumber(random.Next(1, 1000)),
            { Type: "integer" } => FormatNumber(random.Pick(Math.Max(1, schema.Min), Math.Min(schema.Max, 100), random.Next(1, 100))),
            _ => Uri.EscapeDataString(random.Pick([.. UnusualStrings.All, "anna"])),
        };
    }

    /// <summary>Generates an invalid query for the parameter; empty to omit it.</summary>
    public IReadOnlyList<string> CreateInvalid(ApiParameter parameter)
    {
        var schema = new Schema(document, parameter.Schema);
        if (parameter.Required && random.OneIn(5)) return [];
        if (schema.Type is "array" && random.OneIn(4)) return [.. Enumerable.Repeat($"{parameter.Name}=1", schema.MaxItems!.Value + 1)];
        if (schema.Type is "string") return [$"{parameter.Name}={random.Pick([.. InvalidTexts, new string('a', schema.MaxLength!.Value + 1), string.Concat(Enumerable.Repeat("%E6%BC%A2", 65))])}"];
        string[] values = schema.Type is "array" ? InvalidIntegers : [.. InvalidIntegers, FormatNumber(schema.Min - 1), FormatNumber(schema.Max + 1)];
        return [$"{parameter.Name}={random.Pick(values)}"];
    }

    /// <summary>Generates an invalid path segment for the parameter.</summary>
    public string CreateInvalidSegment(ApiParameter parameter)
    {
        var segment = random.Pick(new Schema(document, parameter.Schema).IsUuid ? InvalidGuids : [.. InvalidIntegers, "-1", "0", "2147483648"]);
        // The server rejects a null in a path before it reaches the service; BrokenHttpTests covers it.
        return segment.Replace("%00", "%01", StringComparison.Ordinal);
    }

    string CreateGuid()
    {
        var bytes = new byte[16];
        random.NextBytes(bytes);
        return new Guid(bytes).ToString();
    }

    static string FormatNumber(long number) => number.ToString(CultureInfo.InvariantCulture);
}
