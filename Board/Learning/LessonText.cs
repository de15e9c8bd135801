using Markdig;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Evolution.Board.Learning;

/// <summary>Converts a lesson's Markdown to HTML for a page of the Board.</summary>
static class LessonText
{
    // Generic attributes are not enabled, because a lesson could set any HTML attribute. Raw HTML is shown as text.
    static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().UsePipeTables().UseAutoIdentifiers().Build();

    /// <summary>Returns the first heading; null if there is none.</summary>
    public static string? GetTitle(string markdown) => Markdown.Parse(markdown, Pipeline).Descendants<HeadingBlock>().FirstOrDefault() is { Inline: { } title } && GetPlainText(title) is { Length: > 0 } text ? text : null;

    /// <summary>Renders the lesson as HTML, without its title, which the page shows.</summary>
    /// <param name="lesson">The lesson.</param>
    /// <param name="fileExists">Returns whether the workshop contains a file. Links to missing files are replaced with their text.</param>
    public static string Render(Lesson lesson, Func<string, bool> fileExists)
    {
        var document = Markdown.Parse(lesson.Text, Pipeline);
        if (document is [HeadingBlock title, ..]) document.Remove(title);
        AdjustHeadingLevels(document);
        foreach (var link in document.Descendants<LinkInline>().ToArray()) LessonLinks.Rewrite(link, lesson, fileExists);
        foreach (var link in document.Descendants<AutolinkInline>().Where(link => !link.IsEmail && !LessonLinks.IsWebAddress(link.Url)).ToArray()) link.ReplaceBy(new LiteralInline(link.Url));
        // Make code that is wider than the page scrollable by keyboard.
        foreach (var code in document.Descendants<CodeBlock>()) code.GetAttributes().AddPropertyIfNotExist("tabindex", "0");

        using var writer = new StringWriter();
        var renderer = new HtmlRenderer(writer);
        Pipeline.Setup(renderer);
        renderer.ObjectRenderers.ReplaceOrAdd<Markdig.Extensions.Tables.HtmlTableRenderer>(new ScrollableTableRenderer());
        renderer.Render(document);
        return writer.ToString();
    }

    /// <summary>Adjusts the heading levels: the page already has a first-level heading, and no level may be skipped.</summary>
    static void AdjustHeadingLevels(MarkdownDocument document)
    {
        var headings = document.Descendants<HeadingBlock>().ToArray();
        var offset = headings.Any(heading => heading.Level is 1) ? 1 : 0;
        var previousLevel = 1;
        foreach (var heading in headings) heading.Level = previousLevel = Math.Min(Math.Min(heading.Level + offset, previousLevel + 1), 6);
    }

    static string GetPlainText(ContainerInline inline) => string.Concat(inline.Descendants().Select(part => part switch
    {
        LiteralInline literal => literal.Content.ToString(),
        CodeInline code => code.Content,
        HtmlEntityInline entity => entity.Transcoded.ToString(),
        _ => "",
    })).Trim();
}
