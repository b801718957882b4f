package dev.roadworthy.hooks.net;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Proxy;
import java.net.Socket;

/** Hears only so much: no receiver has more to say, and who listens may keep all of it. */
final class BoundedSocket extends Socket {

  private static final int MOST = 1024 * 1024;

  private int heard;

  BoundedSocket() {
    super(Proxy.NO_PROXY); // a proxy would resolve the name again
  }

  @Override
  public InputStream getInputStream() throws IOException {
    return new FilterInputStream(super.getInputStream()) {
      @Override
      public int read() throws IOException {
        return counted(in.read(), 1);
      }

      @Override
      public int read(byte[] bytes, int offset, int length) throws IOException {
        int read = in.read(bytes, offset, length);
        return counted(read, read);
      }
    };
  }

  private int counted(int read, int more) throws IOException {
    heard += Math.max(0, more);
    if (heard > MOST) {
      throw new IOException("the answer is larger than allowed");
    }
    return read;
  }
}
