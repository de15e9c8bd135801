using System.Text;
using Evolution.Evo.Bench.Load;

namespace Evolution.Evo.Tests.Bench;

public sealed class HttpAnswerTests
{
    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok", 200)]
    [InlineData("HTTP/1.1 201 Created\r\ncontent-length:0\r\nLocation: /orders/1\r\n\r\n", 201)]
    [InlineData("HTTP/1.1 204 No Content\r\nDate: today\r\n\r\n", 204)]
    [InlineData("HTTP/1.1 200 OK\r\nDate: today\r\nTransfer-Encoding: Chunked\r\n\r\n1a\r\nabcdefghijklmnopqrstuvwxyz\r\n2\r\n\r\n\r\n0\r\n\r\n", 200)]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2;name=value\r\nok\r\n0\r\nTrailer: 1\r\n\r\n", 200)]
    [InlineData("HTTP/1.1 503 Service Unavailable\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 503)]
    public void An_answer_ends_where_its_last_byte_is_and_not_before(string text, int status)
    {
        var bytes = Encoding.ASCII.GetBytes(text);

        for (var length = 0; length < bytes.Length; length++) HttpAnswer.TryRead(bytes.AsSpan(0, length), out _).ShouldBeFalse($"{length} bytes");
        HttpAnswer.TryRead(bytes, out var answer).ShouldBeTrue();
        answer.ShouldBe(new(status, bytes.Length));
        HttpAnswer.TryRead([.. bytes, .. "HTTP/1.1"u8], out answer).ShouldBeTrue();
        answer.Length.ShouldBe(bytes.Length);
    }

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nDate: today\r\n\r\n")]
    [InlineData("SSH-2.0-OpenSSH\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n")]
    public void What_has_no_length_is_no_answer(string text) =>
        Should.Throw<InvalidDataException>(() => HttpAnswer.TryRead(Encoding.ASCII.GetBytes(text), out _));
}
