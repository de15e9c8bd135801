using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Evolution.Lab.Results;

/// <summary>Reads and writes <c>results.json</c>.</summary>
public static class ResultsFile
{
    /// <summary>Its name in a folder of results.</summary>
    public const string Name = "results.json";

    /// <summary>How it is written.</summary>
    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        NumberHandling = JsonNumberHandling.Strict,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
    };

    /// <summary>Writes it whole or not at all: whatever happens meanwhile, what was there before stays readable.</summary>
    /// <exception cref="IOException">It cannot be written, such as on a full disk.</exception>
    public static void Write(string path, Comparison comparison)
    {
        var next = $"{path}.next";
        try
        {
            using (var file = File.Create(next)) JsonSerializer.Serialize(file, comparison, Json);
            File.Move(next, path, overwrite: true);
        }
        catch
        {
            File.Delete(next);
            throw;
        }
    }

    /// <summary>Reads it.</summary>
    /// <param name="path">The file, or the folder that holds it.</param>
    /// <exception cref="LabException">It is not there, is no such file or one of another version; says which.</exception>
    public static Comparison Read(string path)
    {
        var file = Directory.Exists(path) ? Path.Combine(path, Name) : path;
        try
        {
            return Parse(File.ReadAllBytes(file), file);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new LabException($"There is no {file}. ./evo compare --out DIR writes one.", ExitCodes.Usage, exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new LabException($"{file} cannot be read: {exception.Message}", cause: exception);
        }
    }

    /// <summary>Reads it from memory.</summary>
    /// <param name="json">What it holds.</param>
    /// <param name="name">What to call it in errors.</param>
    /// <exception cref="LabException">It is no such file or one of another version.</exception>
    public static Comparison Parse(ReadOnlySpan<byte> json, string name)
    {
        try
        {
            var format = JsonSerializer.Deserialize<FormatOnly>(json, JsonSerializerOptions.Web)?.Format
                ?? throw new LabException($"{name} holds no results: it does not tell its format.");
            if (format != Comparison.CurrentFormat)
                throw new LabException($"{name} is of format {format}; this program reads format {Comparison.CurrentFormat}. Use the version of Evolution that wrote it, or measure again.");
            return JsonSerializer.Deserialize<Comparison>(json, Json)!;
        }
        catch (JsonException exception)
        {
            throw new LabException($"{name} cannot be read: {exception.Message}", cause: exception);
        }
    }

    sealed record FormatOnly(int? Format);
}
