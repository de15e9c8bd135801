namespace Evolution.Hosting.Native.Tests.Logs;

/// <summary>How the lines of a program are read.</summary>
public sealed class BoundedLinesTests
{
    const int Most = 10;

    [Theory]
    [InlineData("", new string[0])]
    [InlineData("one", new[] { "one" })]
    [InlineData("one\n\ntwo\r\nthree\n", new[] { "one", "", "two", "three" })]
    [InlineData("0123456789\n0123456789a\nend", new[] { "0123456789", "0123456789 ... (1 more characters)", "end" })]
    public async Task Each_line_comes_as_it_was_written_up_to_its_limit(string written, string[] expected) => (await ReadAsync(new StringReader(written))).ShouldBe(expected);

    [Fact]
    public async Task A_line_without_an_end_takes_no_more_memory_than_its_limit()
    {
        const long length = 200_000_000;
        await ReadAsync(new Endless(1_000_000));
        var before = GC.GetTotalAllocatedBytes(precise: true);

        (await ReadAsync(new Endless(length))).ShouldBe([$"{new string('x', Most)} ... ({length - Most} more characters)"]);

        (GC.GetTotalAllocatedBytes(precise: true) - before).ShouldBeLessThan(20_000_000);
    }

    static async Task<IReadOnlyList<string>> ReadAsync(TextReader reader)
    {
        var lines = new BoundedLines(reader, Most);
        List<string> read = [];
        while (await lines.ReadAsync() is { } line) read.Add(line);
        return read;
    }

    /// <summary>So many letters, and no line break.</summary>
    sealed class Endless(long length) : TextReader
    {
        long left = length;

        public override ValueTask<int> ReadAsync(Memory<char> buffer, CancellationToken cancellationToken = default)
        {
            var count = (int)Math.Min(buffer.Length, left);
            buffer.Span[..count].Fill('x');
            left -= count;
            return ValueTask.FromResult(count);
        }
    }
}
