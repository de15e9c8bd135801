using Evolution.Spotting.Model;

namespace Evolution.Spotting.Tests.Compose;

public sealed class CommandTests
{
    [Fact]
    public void A_command_is_split_into_words_as_in_a_shell()
    {
        var model = ComposeFolder.Read("""services: { web: { image: a, command: "serve --name 'a b' --url=\"http://x y\" back\\ slash '' --flag" } }""");

        model.GetWorkload("web").Command.ShouldBe(["serve", "--name", "a b", "--url=http://x y", "back slash", "", "--flag"]);
    }

    [Fact]
    public void Options_have_their_values_and_other_words_are_named_by_position()
    {
        var model = ComposeFolder.Read("""
            services:
              web:
                image: a
                entrypoint: [java, -Dserver=db, -jar, app.jar]
                command:
                  - --store
                  - db:5432
                  - --cache=redis://cache
                  - --verbose
                  - --last
                  - run
            """);

        model.GetWorkload("web").DescribeSettings(SettingOrigin.Argument).ShouldBe(
        [
            "entrypoint[0]=java compose.yaml:4", "-Dserver=db compose.yaml:4", "-jar=app.jar compose.yaml:4",
            "--store=db:5432 compose.yaml:7", "--cache=redis://cache compose.yaml:8", "--verbose= compose.yaml:9", "--last=run compose.yaml:11",
        ]);
        model.GetWorkload("web").Command.Count.ShouldBe(10);
    }

    [Fact]
    public void A_service_without_a_command_has_no_words() => ComposeFolder.Read("services: { web: { image: a, command: null, entrypoint: [] } }").GetWorkload("web").Command.ShouldBeEmpty();
}
