using System.Text;
using Bunit;
using Evolution.Board.Comparing;
using Microsoft.AspNetCore.Components.Forms;

namespace Evolution.Board.Tests.Comparing;

/// <summary>Results files that are uploaded to the Compare page.</summary>
public sealed class UploadedRunTests : ComparePageContext
{
    [Fact]
    public void An_uploaded_file_is_shown_and_labeled()
    {
        folder.SaveResults("new", SampleComparison.Phases().StartedOn(9));
        var page = Show();

        Upload(page, "other.json", Encoding.UTF8.GetBytes(SampleComparison.Phases().StartedOn(20).ToJson()));

        page.WaitForAssertion(() => page.Find(".report header").TextContent.ShouldContain("20 May 2026"));
        page.Find("select").QuerySelector("option")!.TextContent.ShouldBe("other.json (uploaded)");
    }

    [Fact]
    public void A_stored_run_can_be_selected_after_an_upload()
    {
        folder.SaveResults("new", SampleComparison.Phases().StartedOn(9));
        var page = Show("?run=new");
        Upload(page, "other.json", Encoding.UTF8.GetBytes(SampleComparison.Phases().StartedOn(20).ToJson()));
        page.WaitForAssertion(() => page.Find(".report header").TextContent.ShouldContain("20 May 2026"));

        page.Find("select").Change("new");

        page.Find(".report header").TextContent.ShouldContain("9 May 2026");
    }

    [Theory]
    [InlineData("{", "bad.json cannot be read: ")]
    [InlineData("<html>", "bad.json cannot be read: ")]
    [InlineData("{}", "bad.json is not a results file: it has no format property.")]
    [InlineData("{\"format\": 7}", "bad.json has format 7, but this program reads format 4.")]
    [InlineData(null, "bad.json is too large: 10.0 MiB. The limit is 10 MiB.")]
    public void An_invalid_file_is_rejected_with_a_message_and_the_page_is_unchanged(string? text, string message)
    {
        folder.SaveResults("new", SampleComparison.Phases().StartedOn(9));
        var page = Show();

        Upload(page, "bad.json", text is null ? new byte[UploadedRun.MaxBytes + 1] : Encoding.UTF8.GetBytes(text));

        page.WaitForAssertion(() => page.Find("[role=alert]").TextContent.ShouldContain(message));
        page.Find(".report header").TextContent.ShouldContain("9 May 2026");
    }

    [Fact]
    public void A_file_that_cannot_be_rendered_is_rejected_and_the_page_is_unchanged()
    {
        var sample = SampleComparison.Experiment();
        var fault = sample.Runs[0].Faults[0];
        var unrenderable = sample with { Runs = [sample.Runs[0] with { Faults = [fault with { Timeline = [fault.Timeline[0], fault.Timeline[0] with { At = 1e300 }] }] }] };
        folder.SaveResults("new", SampleComparison.Phases().StartedOn(9));
        var page = Show("?run=new");

        Upload(page, "unrenderable.json", Encoding.UTF8.GetBytes(unrenderable.ToJson()));

        page.WaitForAssertion(() => page.Find("[role=alert]").TextContent.ShouldContain("These results can be read, but not shown"));
        page.Find(".report header").TextContent.ShouldContain("9 May 2026");
    }

    [Fact]
    public void The_content_of_a_file_is_encoded()
    {
        const string markup = "<script>alert(1)</script>";
        var sample = SampleComparison.Experiment();
        var page = Show();

        Upload(page, $"{markup}.json", Encoding.UTF8.GetBytes((sample with { Stores = markup, Runs = [sample.Runs[0] with { Name = markup, Error = markup }] }).ToJson()));

        page.WaitForAssertion(() => page.Find(".report .alarm pre").TextContent.ShouldBe(markup));
        page.FindAll("script").ShouldBeEmpty();
    }

    static void Upload(IRenderedComponent<ComparePage> page, string name, byte[] bytes) =>
        page.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromBinary(bytes, name));
}
