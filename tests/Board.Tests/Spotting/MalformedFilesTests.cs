using System.Diagnostics;
using System.Text;
using Evolution.Board.Spotting;
using Evolution.Board.Spotting.Input;
using Evolution.Lab;
using Evolution.Spotting.Classifying;

namespace Evolution.Board.Tests.Spotting;

/// <summary>Tests files of 10 MB that are not in any supported format.</summary>
public sealed class MalformedFilesTests
{
    const int Size = 10 * 1024 * 1024;

    static readonly Dictionary<string, Func<string>> Files = new()
    {
        ["one long line"] = () => new string('x', Size),
        ["brackets"] = () => new string('[', Size),
        ["empty lines"] = () => new string('\n', Size),
        ["null characters"] = () => new string('\0', Size),
        ["random characters"] = CreateRandomText,
        ["truncated Compose file"] = () => CreateLargeText("services:\n", number => $"  service-{number}:\n    image: shop/service-{number}\n") + "  broken: [",
        ["truncated JSON"] = () => CreateLargeText("""{ "resources": {""", number => $"\"r{number}\": {{ \"type\": \"project.v0\" }},\n"),
    };

    public static TheoryData<string> Kinds => [.. Files.Keys];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_malformed_file_is_rejected_with_a_short_message(string kind)
    {
        var text = Files[kind]();
        var stopwatch = Stopwatch.StartNew();

        var exception = await Should.ThrowAsync<LabException>(() => new FileAnalyzer(TimeSpan.FromMinutes(1)).AnalyzeAsync([new(PastedName.Of(text), text)], Corrections.None, CancellationToken.None));

        exception.Message.ShouldStartWith("No workloads were found in these files");
        exception.Message.Length.ShouldBeLessThan(4000);
        stopwatch.Elapsed.ShouldBeLessThan(TimeSpan.FromMinutes(1), "the timeout only detects an endless loop");
    }

    static string CreateRandomText()
    {
        var random = new Random(6);
        return string.Create(Size, random, (characters, state) =>
        {
            for (var i = 0; i < characters.Length; i++) characters[i] = (char)state.Next(1, 0x2000);
        });
    }

    static string CreateLargeText(string header, Func<int, string> createEntry)
    {
        var text = new StringBuilder(header);
        for (var number = 0; text.Length < Size; number++) text.Append(createEntry(number));
        return text.ToString();
    }
}
