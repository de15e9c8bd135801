using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Evolution.Lab.Results;

/// <summary>Reads and writes <c>results.json</c>.</summary>
public static class ResultsFile
{
    /// <summary>The file name in a results folder.</summary>
    public const string Name = "results.json";

    /// <summary>The serializer options of the format.</summary>
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

    /// <summary>Writes the file atomically: if writing fails, an existing file is unchanged.</summary>
    /// <exception cref="IOException">The file cannot be written, for example because the disk is full.</exception>
    public static void Write(string path, Comparison comparison)
    {
        var temporaryPath = $"{path}.next";
        try
        {
            using (var file = File.Create(temporaryPath)) JsonSerializer.Serialize(file, comparison, Json);
            File.Move(temporaryPath, path, overwrite: true);
        }
        catch
        {
            File.Delete(temporaryPath);
            throw;
        }
    }

    /// <summary>Reads a results file.</summary>
    /// <param name="path">The file, or the folder that contains it.</param>
    /// <exception cref="LabException">The file does not exist, is not a results file or has another format version.</exception>
    public static Comparison Read(string path)
    {
        var file = Directory.Exists(path) ? Path.Combine(path, Name) : path;
        try
        {
            return Parse(File.ReadAllBytes(file), file);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new LabException($"{file} does not exist. To create one, run: ./evo compare --out DIR", ExitCodes.Usage, exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new LabException($"{file} cannot be read: {exception.Message}", cause: exception);
        }
    }

    /// <summary>Reads results from memory.</summary>
    /// <param name="json">The content of the file.</param>
    /// <param name="name">The file name for error messages.</param>
    /// <exception cref="LabException">The content is not a results file or has another format version.</exception>
    public static Comparison Parse(ReadOnlySpan<byte> json, string name)
    {
        try
        {
            var format = JsonSerializer.Deserialize<FormatHeader>(json, JsonSerializerOptions.Web)?.Format
                ?? throw new LabException($"{name} is not a results file: it has no format property.");
            if (format != Comparison.CurrentFormat)
                throw new LabException($"{name} has format {format}, but this program reads format {Comparison.CurrentFormat}. Use the version of Evolution that wrote it, or measure again.");
            return JsonSerializer.Deserialize<Comparison>(json, Json)!;
        }
        catch (JsonException exception)
        {
            throw new LabException($"{name} cannot be read: {exception.Message}", cause: exception);
        }
    }

    sealed record FormatHeader(int? Format);
}
