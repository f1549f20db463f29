import { acs3Headers, acs3Query } from './acs3-signature.js';

describe("Aliyun's signature V3", () => {
  it('is that of the example in its documentation', () => {
    const call = {
      host: 'ecs.cn-shanghai.aliyuncs.com',
      action: 'RunInstances',
      version: '2014-05-26',
      query: { RegionId: 'cn-shanghai', ImageId: 'win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd' },
      date: '2023-10-26T10:22:32Z',
      nonce: '3156853299f313e23d1673dc12e1703d',
    };
    expect(acs3Headers(call, { id: 'YourAccessKeyId', secret: 'YourAccessKeySecret' }).authorization).toBe(
      'ACS3-HMAC-SHA256 Credential=YourAccessKeyId,SignedHeaders=host;x-acs-action;x-acs-content-sha256;x-acs-date;x-acs-signature-nonce;x-acs-version,Signature=06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0',
    );
  });

  it('encodes by RFC 3986, sorted by name', () => {
    expect(acs3Query({ b: '校 务*(1)', a: "~'!" })).toBe('a=~%27%21&b=%E6%A0%A1%20%E5%8A%A1%2A%281%29');
  });
});
