using Markdig;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Evolution.Board.Learning;

/// <summary>Turns a lesson's Markdown into HTML that stands on one of the Board's pages.</summary>
static class LessonText
{
    // Without generic attributes, which would let a lesson write any attribute, and without HTML of its own: it is shown as the text that it is.
    static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().UsePipeTables().UseAutoIdentifiers().Build();

    /// <summary>The first heading; null where there is none.</summary>
    public static string? TitleOf(string markdown) => Markdown.Parse(markdown, Pipeline).Descendants<HeadingBlock>().FirstOrDefault() is { Inline: { } title } && PlainText(title) is { Length: > 0 } text ? text : null;

    /// <summary>The lesson without its title, which is the page's.</summary>
    /// <param name="lesson">The lesson.</param>
    /// <param name="isThere">Whether the workshop has a file, so that links to it lead somewhere.</param>
    public static string Html(Lesson lesson, Func<string, bool> isThere)
    {
        var document = Markdown.Parse(lesson.Text, Pipeline);
        if (document is [HeadingBlock title, ..]) document.Remove(title);
        Outline(document);
        foreach (var link in document.Descendants<LinkInline>().ToArray()) LessonLinks.Rewrite(link, lesson, isThere);
        foreach (var link in document.Descendants<AutolinkInline>().Where(link => !link.IsEmail && !LessonLinks.IsWeb(link.Url)).ToArray()) link.ReplaceBy(new LiteralInline(link.Url));
        // What is wider than the page is scrolled, also by keyboard.
        foreach (var code in document.Descendants<CodeBlock>()) code.GetAttributes().AddPropertyIfNotExist("tabindex", "0");

        using var writer = new StringWriter();
        var renderer = new HtmlRenderer(writer);
        Pipeline.Setup(renderer);
        renderer.ObjectRenderers.ReplaceOrAdd<Markdig.Extensions.Tables.HtmlTableRenderer>(new ScrolledTable());
        renderer.Render(document);
        return writer.ToString();
    }

    /// <summary>The page has its one first heading already: all others are below it, and none skips a level.</summary>
    static void Outline(MarkdownDocument document)
    {
        var headings = document.Descendants<HeadingBlock>().ToArray();
        var lower = headings.Any(heading => heading.Level is 1) ? 1 : 0;
        var last = 1;
        foreach (var heading in headings) heading.Level = last = Math.Min(Math.Min(heading.Level + lower, last + 1), 6);
    }

    static string PlainText(ContainerInline inline) => string.Concat(inline.Descendants().Select(part => part switch
    {
        LiteralInline literal => literal.Content.ToString(),
        CodeInline code => code.Content,
        HtmlEntityInline entity => entity.Transcoded.ToString(),
        _ => "",
    })).Trim();
}
