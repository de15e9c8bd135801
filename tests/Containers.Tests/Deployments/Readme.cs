using Evolution.Lab;

namespace Evolution.Containers.Tests.Deployments;

/// <summary>The commands of <c>deploy/README.md</c>, so that tests run the documented commands.</summary>
static class Readme
{
    const string Fence = "```";

    /// <summary>Reads the commands of a section, one string per code block.</summary>
    /// <param name="heading">The heading with its number signs, such as <c>## Images</c>.</param>
    /// <exception cref="InvalidDataException">The section does not exist or has no code block.</exception>
    public static IReadOnlyList<string> GetCommands(string heading)
    {
        var file = Repository.Find()["deploy/README.md"];
        var section = File.ReadLines(file).SkipWhile(line => line != heading).Skip(1).TakeWhile(line => !line.StartsWith("##", StringComparison.Ordinal));
        var blocks = string.Join('\n', section).Split(Fence).Where((_, index) => index % 2 is 1).Select(block => block.Trim()).ToArray();
        return blocks is [] ? throw new InvalidDataException($"{file} has no commands under '{heading}'.") : blocks;
    }
}
