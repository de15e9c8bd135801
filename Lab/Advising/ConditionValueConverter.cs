using System.Text.Json;
using System.Text.Json.Serialization;

namespace Evolution.Lab.Advising;

/// <summary>Converts condition values to and from JSON numbers or booleans.</summary>
public sealed class ConditionValueConverter : JsonConverter<ConditionValue>
{
    public override ConditionValue Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
    {
        JsonTokenType.Number => reader.GetDouble(),
        JsonTokenType.True or JsonTokenType.False => reader.GetBoolean(),
        _ => throw new JsonException("The value is neither a number nor a boolean."),
    };

    public override void Write(Utf8JsonWriter writer, ConditionValue value, JsonSerializerOptions options)
    {
        if (value.Number is { } number) writer.WriteNumberValue(number);
        else writer.WriteBooleanValue(value.IsYes is true);
    }
}
