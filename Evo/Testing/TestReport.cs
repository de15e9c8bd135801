using System.Globalization;
using System.Xml;
using System.Xml.Linq;

namespace Evolution.Evo.Testing;

/// <summary>The report of a test project, read from xUnit's XML format.</summary>
/// <param name="Passed">The number of tests that passed.</param>
/// <param name="Failures">The failed tests, including failed cleanups.</param>
/// <param name="Skipped">The number of tests that were skipped.</param>
/// <seealso href="https://xunit.net/docs/format-xml-v2"/>
sealed record TestReport(int Passed, IReadOnlyList<FailedTest> Failures, int Skipped)
{
    public static readonly TestReport Empty = new(0, [], 0);

    /// <summary>The distinct reasons why tests were skipped.</summary>
    public IReadOnlyList<string> SkipReasons { get; init; } = [];

    /// <summary>Reads a report.</summary>
    /// <returns>Null if the report is missing or incomplete.</returns>
    public static TestReport? Read(string path)
    {
        try
        {
            var assemblies = XDocument.Load(path).Descendants("assembly").ToArray();
            return assemblies is [] ? null : new(
                SumAttribute(assemblies, "passed"),
                [.. assemblies.SelectMany(ReadFailures)],
                SumAttribute(assemblies, "skipped"))
            {
                SkipReasons = [.. assemblies.Descendants("reason").Select(reason => reason.Value.Trim()).Distinct()],
            };
        }
        catch (Exception exception) when (exception is IOException or XmlException)
        {
            return null;
        }
    }

    static int SumAttribute(IEnumerable<XElement> assemblies, string attribute) =>
        assemblies.Sum(assembly => int.Parse(assembly.Attribute(attribute)?.Value ?? "0", CultureInfo.InvariantCulture));

    static IEnumerable<FailedTest> ReadFailures(XElement assembly) =>
        assembly.Descendants("test").Where(test => test.Attribute("result")?.Value is "Fail")
            .Concat(assembly.Elements("errors").Elements("error"))
            .Select(element => new FailedTest(
                element.Name == "error" ? $"{element.Attribute("name")?.Value} ({element.Attribute("type")?.Value})" : element.Attribute("name")!.Value,
                element.Element("failure")?.Element("message")?.Value ?? "",
                element.Element("failure")?.Element("stack-trace")?.Value ?? ""));
}
