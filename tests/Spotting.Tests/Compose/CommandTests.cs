using Evolution.Spotting.Model;

namespace Evolution.Spotting.Tests.Compose;

public sealed class CommandTests
{
    [Fact]
    public void Words_of_a_text_are_split_as_a_shell_does()
    {
        var model = ComposeFolder.Read("""services: { web: { image: a, command: "serve --name 'a b' --url=\"http://x y\" back\\ slash '' --flag" } }""");

        model.Workload("web").Command.ShouldBe(["serve", "--name", "a b", "--url=http://x y", "back slash", "", "--flag"]);
    }

    [Fact]
    public void Options_carry_their_values_and_other_words_their_position()
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

        model.Workload("web").Texts(SettingOrigin.Argument).ShouldBe(
        [
            "entrypoint[0]=java compose.yaml:4", "-Dserver=db compose.yaml:4", "-jar=app.jar compose.yaml:4",
            "--store=db:5432 compose.yaml:7", "--cache=redis://cache compose.yaml:8", "--verbose= compose.yaml:9", "--last=run compose.yaml:11",
        ]);
        model.Workload("web").Command.Count.ShouldBe(10);
    }

    [Fact]
    public void No_command_is_no_words() => ComposeFolder.Read("services: { web: { image: a, command: null, entrypoint: [] } }").Workload("web").Command.ShouldBeEmpty();
}
