using System.Text.Json;
using System.Text.Json.Serialization;

namespace Evolution.Lab.Advising;

/// <summary>Writes an answer as a JSON number or boolean, and reads it.</summary>
public sealed class AnswerConverter : JsonConverter<Answer>
{
    public override Answer Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) => reader.TokenType switch
    {
        JsonTokenType.Number => reader.GetDouble(),
        JsonTokenType.True or JsonTokenType.False => reader.GetBoolean(),
        _ => throw new JsonException("It is neither a number nor a boolean."),
    };

    public override void Write(Utf8JsonWriter writer, Answer value, JsonSerializerOptions options)
    {
        if (value.Number is { } number) writer.WriteNumberValue(number);
        else writer.WriteBooleanValue(value.IsYes is true);
    }
}
