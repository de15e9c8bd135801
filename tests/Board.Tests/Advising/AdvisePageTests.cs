using Bunit;
using Evolution.Board.Advising;
using Evolution.Board.Comparing;
using Evolution.Board.Tests.Comparing;
using Evolution.Lab;
using Evolution.Lab.Advising;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace Evolution.Board.Tests.Advising;

public sealed class AdvisePageTests : BunitContext
{
    readonly TemporaryFolder folder = new();

    public AdvisePageTests() => Services.AddSingleton(new ResultsLibrary(() => folder.Path));

    [Theory]
    [InlineData("team", Formula.TeamLimit - 1, true)]
    [InlineData("team", Formula.TeamLimit, false)]
    [InlineData("rps", Formula.RequestsPerSecondLimit - 10, true)]
    [InlineData("rps", Formula.RequestsPerSecondLimit, false)]
    [InlineData("deploys", Formula.DeploysPerDayLimit - 0.5, true)]
    [InlineData("deploys", Formula.DeploysPerDayLimit, false)]
    public void A_slider_changes_the_verdict_exactly_at_its_limit(string slider, double value, bool isEnough)
    {
        var page = Show();

        page.Find($"#{slider}").Input($"{value}");

        page.Find(".verdict").TextContent.ShouldStartWith(isEnough ? "It is enough" : "It is not enough: 1 of 5 conditions is not met.");
        page.Find($"#{slider}").GetAttribute("aria-valuetext")!.ShouldEndWith(isEnough ? ": met" : ": NOT MET");
    }

    [Theory]
    [InlineData("one-server", "yes", true)]
    [InlineData("one-server", "no", false)]
    [InlineData("independent-scaling", "no", true)]
    [InlineData("independent-scaling", "yes", false)]
    public void A_switch_changes_the_verdict(string condition, string answer, bool isEnough)
    {
        // Start with the opposite answer, so that a switch without effect fails the test.
        var page = Show(condition is "one-server" ? $"?one-server={(answer is "yes" ? "no" : "yes")}" : $"?scale-independently={(answer is "yes" ? "no" : "yes")}");

        page.Find($"input[name={condition}][value={answer}]").Change(answer);

        page.Find(".verdict").TextContent.ShouldStartWith(isEnough ? "It is enough" : "It is not enough");
    }

    [Theory]
    [InlineData("team", "1", "20", "enough while below 5")]
    [InlineData("rps", "0", "3000", "enough while below 1,000")]
    [InlineData("deploys", "0", "20", "enough while below 5")]
    public void Each_slider_shows_its_limit(string slider, string min, string max, string limit)
    {
        var page = Show();

        var input = page.Find($"#{slider}");
        input.GetAttribute("min").ShouldBe(min);
        input.GetAttribute("max").ShouldBe(max);
        page.Find($"#{input.GetAttribute("aria-describedby")}").TextContent.ShouldBe(limit);
        page.Find($"label[for={slider}]").TextContent.ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("?team=3&rps=100&deploys-per-day=1&one-server=yes&scale-independently=no")]
    [InlineData("?team=9&rps=100&deploys-per-day=1&one-server=no&scale-independently=no")]
    [InlineData("?team=3&rps=5000&deploys-per-day=60&one-server=yes&scale-independently=yes")]
    public void The_page_shows_the_advice_for_the_answers_in_its_address(string query)
    {
        var parameters = Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(query);
        var advice = Advisor.Advise(Answers.Parse(parameters["team"], parameters["rps"], parameters["deploys-per-day"], parameters["one-server"], parameters["scale-independently"]).Situation);

        var page = Show(query);

        page.Find(".verdict").TextContent.ShouldBe(AdviceText.GetVerdict(advice));
        page.FindAll("tbody td:last-child").Select(cell => cell.TextContent).ShouldBe(advice.Remedies.Select(remedy => remedy.Reason));
        page.FindAll("ol li").Select(step => step.TextContent).ShouldBe(advice.Next?.Steps ?? []);
        page.Markup.ShouldContain(AdviceText.GetCommand(advice));
    }

    [Fact]
    public void Releasing_a_slider_updates_the_address()
    {
        var page = Show();

        page.Find("#team").Input("7");
        Services.GetRequiredService<NavigationManager>().Uri.ShouldEndWith("/advise");
        page.Find("#team").Change("7");

        Services.GetRequiredService<NavigationManager>().Uri.ShouldEndWith("/advise?team=7&rps=300&deploys-per-day=2&one-server=yes&scale-independently=no");
        page.Find("#team").GetAttribute("value").ShouldBe("7");
    }

    [Fact]
    public void An_invalid_answer_is_reported()
    {
        var page = Show("?team=some&rps=2000");

        page.Find(".refusal").TextContent.ShouldContain("but got 'some'");
        page.Find(".verdict").TextContent.ShouldStartWith("It is not enough: 1 of 5");
    }

    [Fact]
    public void Without_results_effort_and_effect_are_labeled_as_claims()
    {
        var page = Show("?team=9");

        page.FindAll(".figures").ShouldAllBe(figure => figure.TextContent.Contains("Claimed, not measured"));
        page.Markup.ShouldContain("Nothing has been measured yet");
        page.FindAll("svg").ShouldBeEmpty();
    }

    [Fact]
    public void Effort_and_effect_are_read_from_the_newest_comparison_of_phases()
    {
        folder.SaveResults("old", SampleComparison.Of("phases", 1, [SampleComparison.Phase(0, 1)]).StartedOn(1));
        folder.SaveResults("run", SampleComparison.Phases().StartedOn(4));
        folder.SaveResults("later", SampleComparison.Experiment().StartedOn(5));

        var page = Show("?team=9");

        var next = Advisor.Advise(Answers.Default with { Team = 9 }, SampleComparison.Phases()).Next!;
        page.FindAll(".figures").Select(figure => figure.TextContent).ShouldBe([$"Effort. {next.Effort}", $"Effect. {next.Effect}"]);
        next.Effect.ShouldStartWith("Measured");
        page.Find("svg").GetAttribute("aria-label")!.ShouldContain("phase 3 99%");
        page.Find("fieldset .note").TextContent.ShouldContain("phase 0 handled 410 orders/s, which is enough for 300 requests/s");
    }

    [Fact]
    public void Advice_does_not_require_a_repository()
    {
        Services.AddSingleton(new ResultsLibrary(() => throw new LabException("No repository.")));

        Show("?team=9").Find(".verdict").TextContent.ShouldStartWith("It is not enough");
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        folder.Dispose();
    }

    IRenderedComponent<AdvisePage> Show(string query = "")
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo($"/advise{query}");
        return Render<AdvisePage>();
    }
}
